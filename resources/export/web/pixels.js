"use strict";

// From an image file to the pixels that the model was trained on: the same steps as FTStudio's own decoder and Pillow's
// resize, in 8-bit integers. Planes are {width, height, data}, RGB, 3 bytes a pixel.
const Pixels = (() => {
  const LONGEST_SHAPE = 4, REDUCING_GAP = 3, PRECISION = 2 ** 22;

  /** Round half to even, as Python does. */
  function rounded(value) {
    const down = Math.floor(value), rest = value - down;
    return rest === 0.5 ? down + (down % 2) : Math.round(value);
  }

  const clipped = (value) => (value < 0 ? 0 : value > 255 ? 255 : value);

  function cut(plane, left, top, width, height) {
    const data = new Uint8ClampedArray(width * height * 3);
    for (let row = 0; row < height; row++) {
      const start = ((top + row) * plane.width + left) * 3;
      data.set(plane.data.subarray(start, start + width * 3), row * width * 3);
    }
    return { width, height, data };
  }

  /** How often smaller a JPEG is decoded: 8, 4, 2 or 1, so that both sides still have `side` pixels. */
  function draftFactor(width, height, side) {
    const most = Math.min(Math.floor(width / side), Math.floor(height / side));
    return [8, 4, 2, 1].find((factor) => most >= factor) || 1;
  }

  /** Means of blocks of `across` x `down` pixels; those at the end have what is left. Halves are rounded up, or
   *  to even numbers: a JPEG decoder that is asked for a smaller image gives such means, without a bias. */
  function reduced(plane, across, down, toEven = false) {
    const width = Math.ceil(plane.width / across), height = Math.ceil(plane.height / down);
    const data = new Uint8ClampedArray(width * height * 3);
    for (let y = 0; y < height; y++) {
      const bottom = Math.min((y + 1) * down, plane.height);
      for (let x = 0; x < width; x++) {
        const right = Math.min((x + 1) * across, plane.width), count = (bottom - y * down) * (right - x * across);
        for (let colour = 0; colour < 3; colour++) {
          let sum = 0;
          for (let row = y * down; row < bottom; row++) {
            for (let column = x * across; column < right; column++) {
              sum += plane.data[(row * plane.width + column) * 3 + colour];
            }
          }
          data[(y * width + x) * 3 + colour] = toEven ? rounded(sum / count) : Math.floor((sum + (count >> 1)) / count);
        }
      }
    }
    return { width, height, data };
  }

  function bicubic(x) {
    x = Math.abs(x);
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }

  const bilinear = (x) => Math.max(0, 1 - Math.abs(x));

  /** For each of `count` output positions from `first` on: where its input begins, and integer weights. */
  function coefficients(size, length, wanted, filter, first, count) {
    const kernel = filter === "bicubic" ? bicubic : bilinear, reach = filter === "bicubic" ? 2 : 1;
    const scale = length / wanted, wide = Math.max(1, scale), support = reach * wide, found = [];
    for (let place = first; place < first + count; place++) {
      const centre = (place + 0.5) * scale;
      const from = Math.max(0, Math.trunc(centre - support + 0.5));
      const to = Math.min(size, Math.trunc(centre + support + 0.5));
      const weights = [];
      for (let at = from; at < to; at++) weights.push(kernel((at - centre + 0.5) / wide));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      found.push({
        from,
        weights: weights.map((weight) => Math.trunc((weight / sum) * PRECISION + (weight < 0 ? -0.5 : 0.5))),
      });
    }
    return found;
  }

  /** Part of `plane` resized to wanted, of which `window` {left, top, width, height} is computed. `length` in pixels of plane is
   *  what becomes `wanted`: a little less than plane has, where its last blocks were not full. */
  function resized(plane, length, wanted, window, filter) {
    const across = coefficients(plane.width, length.width, wanted.width, filter, window.left, window.width);
    const down = coefficients(plane.height, length.height, wanted.height, filter, window.top, window.height);
    let between = plane;
    if (wanted.width !== length.width || window.left || window.width !== plane.width) {
      between = { width: window.width, height: plane.height, data: new Uint8ClampedArray(window.width * plane.height * 3) };
      weigh(plane.data, between.data, across, plane.height, plane.width * 3, 3, window.width * 3, 3);
    }
    const seen = new Uint8ClampedArray(window.width * window.height * 3);
    weigh(between.data, seen, down, window.width, 3, window.width * 3, 3, window.width * 3);
    return { width: window.width, height: window.height, data: seen };
  }

  /** One pass: along lines that begin every `line` bytes, whose pixels are `step` bytes from each other. */
  function weigh(from, into, places, lines, line, step, lineInto, stepInto) {
    for (let number = 0; number < lines; number++) {
      places.forEach((place, at) => {
        for (let colour = 0; colour < 3; colour++) {
          let sum = PRECISION / 2, source = number * line + place.from * step + colour;
          for (const weight of place.weights) {
            sum += from[source] * weight;
            source += step;
          }
          into[number * lineInto + at * stepInto + colour] = clipped(Math.floor(sum / PRECISION));
        }
      });
    }
  }

  /** The centre square of a plane that the model sees, with the sizes and the interpolation of `card`. */
  function framed(plane, card) {
    const side = card.resize, limit = Math.round(LONGEST_SHAPE * Math.min(plane.width, plane.height));
    if (Math.max(plane.width, plane.height) > limit) {
      const left = Math.max(0, Math.floor((plane.width - limit) / 2));
      const top = Math.max(0, Math.floor((plane.height - limit) / 2));
      plane = cut(plane, left, top, Math.min(plane.width, limit), Math.min(plane.height, limit));
    }
    const scale = side / Math.min(plane.width, plane.height);
    const width = Math.max(side, rounded(plane.width * scale)), height = Math.max(side, rounded(plane.height * scale));
    const size = card.image_size;
    const window = { left: rounded((width - size) / 2), top: rounded((height - size) / 2), width: size, height: size };
    if (width === plane.width && height === plane.height) return cut(plane, window.left, window.top, size, size);
    const across = Math.trunc(plane.width / width / REDUCING_GAP) || 1;
    const down = Math.trunc(plane.height / height / REDUCING_GAP) || 1;
    const length = { width: plane.width / across, height: plane.height / down };
    if (across > 1 || down > 1) plane = reduced(plane, across, down);
    return resized(plane, length, { width, height }, window, card.interpolation);
  }

  /** An image that a browser can draw, over white, as a plane. */
  function drawn(source, width, height) {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const paper = canvas.getContext("2d", { willReadFrequently: true });
    if (!paper) throw new Error("The image is too large for this browser.");
    paper.fillStyle = "#fff";
    paper.fillRect(0, 0, width, height);
    paper.drawImage(source, 0, 0);
    const rgba = paper.getImageData(0, 0, width, height).data;
    const data = new Uint8ClampedArray(width * height * 3);
    for (let from = 0, into = 0; from < rgba.length; from += 4, into += 3) {
      data[into] = rgba[from];
      data[into + 1] = rgba[from + 1];
      data[into + 2] = rgba[from + 2];
    }
    return { width, height, data };
  }

  /** The pixels of an image file (a Blob), upright, as the model sees them. Throws where the browser cannot read it. */
  async function ofFile(blob, card) {
    const start = new Uint8Array(await blob.slice(0, 3).arrayBuffer());
    const isJpeg = start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff;
    const options = { imageOrientation: "from-image", colorSpaceConversion: "none", premultiplyAlpha: "premultiply" };
    const bitmap = await createImageBitmap(blob, options);
    const plane = drawn(bitmap, bitmap.width, bitmap.height);
    bitmap.close();
    const factor = isJpeg ? draftFactor(plane.width, plane.height, card.resize) : 1;
    return framed(factor > 1 ? reduced(plane, factor, factor, true) : plane, card);
  }

  /** The pixels of the frame that a video shows. */
  function ofVideo(video, card) {
    return framed(drawn(video, video.videoWidth, video.videoHeight), card);
  }

  return { draftFactor, framed, ofFile, ofVideo, reduced };
})();

if (typeof module !== "undefined") module.exports = Pixels;
