"use strict";

// The page: images dropped, chosen or pasted, or the camera; an answer for each.
(() => {
  const MOST_SHOWN = 200;
  const card = MODEL.card;
  const find = (id) => document.getElementById(id);
  const status = find("status"), list = find("answers"), live = find("live"), video = find("video");
  let answer = null, camera = null, shown = 0;

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function fill(box, said) {
    box.replaceChildren(make("strong", said.sure ? "headline" : "headline unsure", said.headline));
    for (const bar of said.bars) {
      const line = make("div", "bar");
      line.append(make("span", "name", bar.name), make("span", "words", bar.words));
      const track = make("div", "track"), part = make("div", "part");
      part.style.width = `${Math.max(0, Math.min(100, 100 * bar.share))}%`;
      track.append(part);
      line.append(track);
      box.append(line);
    }
    if (said.note) box.append(make("p", "note", said.note));
  }

  async function take(files) {
    const wanted = Array.from(files);
    let unread = 0;
    for (const [place, file] of wanted.entries()) {
      status.textContent = wanted.length > 1 ? `Image ${place + 1} of ${wanted.length}` : "Looking at the image";
      const row = make("li", "answer"), words = make("div", "words");
      const picture = make("img");
      picture.alt = "";
      picture.src = URL.createObjectURL(file);
      row.append(picture, words);
      list.prepend(row);
      try {
        const values = await answer(await Pixels.ofFile(file, card));
        fill(words, Answers.of(values, card));
      } catch (error) {
        unread += 1;
        picture.remove();
        words.append(
          make("strong", "headline unsure", "This browser cannot read the image."),
          make("p", "note", "Save it as JPEG or PNG and try again."),
        );
      }
      words.append(make("p", "file", file.name || "Pasted image"));
      shown += 1;
      if (shown > MOST_SHOWN) {
        const last = list.lastElementChild, old = last.querySelector("img");
        if (old) URL.revokeObjectURL(old.src);
        last.remove();
      }
    }
    status.textContent = unread ? `${unread} of ${wanted.length} images could not be read.` : "Ready";
  }

  async function look() {
    while (camera) {
      if (video.videoWidth) fill(live, Answers.of(await answer(Pixels.ofVideo(video, card)), card));
      await new Promise((done) => setTimeout(done, 60));
    }
  }

  async function toggleCamera() {
    const button = find("camera");
    if (camera) {
      camera.getTracks().forEach((track) => track.stop());
      camera = null;
    } else {
      try {
        if (!navigator.mediaDevices) throw new Error("no camera here");
        camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
        video.srcObject = camera;
        await video.play();
      } catch (error) {
        camera = null;
        status.textContent =
          error.name === "NotAllowedError"
            ? "The camera is blocked. Allow it for this page in the browser's settings."
            : "No camera can be used here. Browsers allow it for pages of this computer (localhost, or a file) and of https.";
      }
    }
    find("camera-part").hidden = !camera;
    button.textContent = camera ? "Stop the camera" : "Use the camera";
    if (camera) look();
  }

  function connect() {
    const zone = find("drop"), chooser = find("file");
    find("choose").addEventListener("click", () => chooser.click());
    find("camera").addEventListener("click", toggleCamera);
    chooser.addEventListener("change", () => take(chooser.files).then(() => (chooser.value = "")));
    document.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
    document.addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) zone.classList.remove("over");
    });
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      if (event.dataTransfer.files.length) take(event.dataTransfer.files);
    });
    document.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) take(event.clipboardData.files);
    });
    for (const id of ["choose", "camera"]) find(id).disabled = false;
  }

  Model.load().then(
    (run) => {
      answer = run;
      connect();
      status.textContent = "Ready";
    },
    (error) => {
      status.textContent = `The model cannot be loaded in this browser (${error.message}). Use a current Chrome, Edge, Firefox or Safari.`;
    },
  );
})();
