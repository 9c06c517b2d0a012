/** Written as files; drop this line for a server. */
export default { output: 'export' };
