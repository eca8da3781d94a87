// Findings of the workflow format alone.

export const workflow = {};
