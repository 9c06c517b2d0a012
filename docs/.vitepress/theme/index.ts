import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';
import DocSearch from './DocSearch.vue';
import Living from './Living.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'nav-bar-content-before': () => h(DocSearch) }),
  enhanceApp: ({ app }) => {
    app.component('Living', Living);
  },
} satisfies Theme;
