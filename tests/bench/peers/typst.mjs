// typst.mjs PREFIX FONTS IN.typ OUT.pdf: Typst as npm has it, installed below PREFIX, with the fonts
// of one folder.  Images lie beside IN.typ.
import { createRequire } from "node:module";
import { writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [prefix, fonts, input, output] = process.argv.slice(2);
const { NodeCompiler } = createRequire(`${prefix}/`)("@myriaddreamin/typst-ts-node-compiler");

const compiler = NodeCompiler.create({ workspace: dirname(input), fontArgs: [{ fontPaths: [fonts] }] });
const result = compiler.compile({ mainFilePath: input });
if (!result.result) {
	result.printErrors();
	process.exit(1);
}
writeFileSync(output, compiler.pdf(result.result));
