import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { communes } from './vite/communes';
import { sansPoliceDeLEtat } from './vite/sans-police-de-l-etat';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), communes(), sansPoliceDeLEtat()],
  css: { lightningcss: { errorRecovery: true } },
  build: {
    // The design system's own script is one file that cannot be split.
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { '/api': process.env.API ?? 'http://127.0.0.1:3000' } },
});
