// the listener is there before the package is: a message that came while its module is fetched would be lost
const loaded = import("regie-wasm");
let atlas;

addEventListener("message", async ({ data: { landscape, challenge } }) => {
  const { Atlas } = await loaded;
  // read once, asked as often as one likes
  atlas ??= new Atlas(landscape);
  postMessage(JSON.stringify(atlas.decide(challenge)));
});
