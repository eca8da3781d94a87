import yargs from 'yargs';
const B=process.env.B??'.build-H';
const m=async n=>(await import(`./${B}/cli/commands/${n}.js`))[n];
await yargs(process.argv.slice(2)).command(await m('migrate')).command(await m('format')).command(await m('check')).command(await m('url')).strict().demandCommand(1).parseAsync();
