import { defineConfig } from 'astro/config';

// Relative addresses, so that the built page can be put anywhere.
export default defineConfig({ build: { assetsPrefix: '.' } });
