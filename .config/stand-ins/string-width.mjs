// Stands for the package string-width in the bundled command: its help has no wide characters, and the package costs 15 ms at the start.

export default (text) => text.length;
