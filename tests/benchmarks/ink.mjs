// Plays a story at random with inkjs: the story's text on stdin, how many plays as the argument. Prints the seconds of
// compiling and of playing.
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const { Compiler } = createRequire(join(process.cwd(), ".node", "x.js"))("inkjs/full");
const begun = performance.now();
const story = new Compiler(readFileSync(0, "utf8")).Compile();
const compiled = performance.now();
let ended = 0;
for (let play = 0; play < Number(process.argv[2]); play++) {
  story.ResetState();
  while (true) {
    while (story.canContinue) story.Continue();
    if (story.currentChoices.length === 0) break;
    story.ChooseChoiceIndex(Math.floor(Math.random() * story.currentChoices.length));
  }
  ended += 1;
}
console.log(JSON.stringify({ compile: (compiled - begun) / 1000, play: (performance.now() - compiled) / 1000, ended }));
