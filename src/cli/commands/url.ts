// sequitur url: addresses that hold a whole diagram, read and made. Nothing is fetched.

import type { Argv, CommandModule } from 'yargs';
import { decodeAddress, detect, encodeAddress, type Service, services } from '../../index.js';
import { contentOf, standardInput } from '../input.js';
import { put } from '../terminal.js';
import { exit, tell } from '../tree/command.js';

interface DecodeArguments {
  readonly addresses?: readonly string[] | undefined;
}

interface EncodeArguments {
  readonly file?: string | undefined;
  readonly service?: Service | undefined;
  readonly from?: string | undefined;
  readonly image: string;
}

/** Where what stands behind an address's last slash is looked for when it is given alone. */
const places = ['https://www.plantuml.com/plantuml/uml/', 'https://mermaid.live/edit#'];

const decoding: CommandModule<object, DecodeArguments> = {
  command: 'decode [addresses..]',
  describe: 'The diagram in an address of a PlantUML server, mermaid.live, mermaid.ink or Kroki',
  builder: (yargs: Argv): Argv<DecodeArguments> =>
    yargs.positional('addresses', { type: 'string', array: true, describe: 'Addresses; - or nothing is standard input' }),
  handler: ({ addresses = [] }) => {
    const piped = () => new TextDecoder().decode(standardInput()).split(/\s+/);
    const given = (addresses.length > 0 ? addresses : ['-']).flatMap((address) => (address === '-' ? piped() : [address]));
    process.exitCode = exit.fine;
    for (const address of given.filter((word) => word !== '')) {
      const found = decodeAddress(address) ?? places.map((place) => decodeAddress(place + address)).find((one) => one !== undefined);
      if (found) put('output', `${found.text.trimEnd()}\n`);
      else {
        tell(`There is no diagram in ${address.slice(0, 80)}`);
        process.exitCode = exit.findings;
      }
    }
  },
};

const encoding: CommandModule<object, EncodeArguments> = {
  command: 'encode [file]',
  describe: 'The address at which a service shows a diagram',
  builder: (yargs: Argv): Argv<EncodeArguments> =>
    yargs
      .positional('file', { type: 'string', describe: 'A file with the diagram; - or nothing is standard input' })
      .option('service', { choices: services, describe: 'By default the PlantUML server for PlantUML, mermaid.live for Mermaid' })
      .option('from', { alias: 'f', choices: ['mermaid', 'plantuml'], describe: 'The language, where it is not certain' })
      .option('image', { choices: ['svg', 'png'], default: 'svg', describe: 'The kind of image' }),
  handler: (args) => {
    process.exitCode = encode(args);
  },
};

function encode({ file = '-', service, from, image }: EncodeArguments): number {
  const decoded = contentOf(file);
  if ('problem' in decoded) {
    tell(`${file === '-' ? 'standard input' : file}: ${decoded.problem}`);
    return exit.trouble;
  }
  const format = from ?? detect(decoded.text, file === '-' ? undefined : file);
  if (format === undefined) {
    tell('The language of this text is not certain. Name it: --from mermaid or --from plantuml.');
    return exit.trouble;
  }
  const place = service ?? (format === 'mermaid' ? 'mermaid.live' : 'plantuml');
  const address = encodeAddress(decoded.text, format, place, image);
  if (address === undefined) {
    tell(`${place} shows no ${format}.`);
    return exit.trouble;
  }
  put('output', `${address}\n`);
  if (address.length > 2000) tell('Warning: some servers refuse addresses of more than 2,000 characters.');
  return exit.fine;
}

/** The command for yargs. */
export const url: CommandModule = {
  command: 'url',
  describe: 'Addresses that hold a whole diagram: encode, decode',
  builder: (yargs) => yargs.command(decoding).command(encoding).demandCommand(1, 'Say encode or decode.'),
  handler: () => undefined,
};
