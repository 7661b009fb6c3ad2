"use strict";

// The model: MODEL (model.js) is run by onnxruntime-web (runtime.js). Nothing is fetched, so the page works from a folder.
const Model = (() => {
  const bytes = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

  /** Compile the runtime and load the model. Returns a function from pixels {width, height, data} to values. */
  async function load() {
    const script = URL.createObjectURL(new Blob([new TextDecoder().decode(bytes(RUNTIME.script))], { type: "text/javascript" }));
    const ort = await import(script);
    URL.revokeObjectURL(script);
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmBinary = bytes(RUNTIME.wasm).buffer;
    ort.env.logLevel = "error";
    const session = await ort.InferenceSession.create(bytes(MODEL.onnx), { executionProviders: ["wasm"] });
    let before = Promise.resolve();

    async function run(plane) {
      const pixels = new ort.Tensor("uint8", new Uint8Array(plane.data), [1, plane.height, plane.width, 3]);
      const answer = await session.run({ [session.inputNames[0]]: pixels });
      return Array.from(answer[session.outputNames[1]].data);
    }

    /** One at a time: a session computes one image after the other. */
    return (plane) => (before = before.catch(() => {}).then(() => run(plane)));
  }

  return { load };
})();
