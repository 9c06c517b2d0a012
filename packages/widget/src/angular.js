// Written by scripts/manifest.mjs from the JSDoc of the sources.
import * as i0 from '@angular/core';
import './define.js';

/** The tag for templates of Angular: hands its inputs to the element. What the element tells are events of the DOM. */
export class TrendingPapers {
  static ɵfac = i0.ɵɵngDeclareFactory({
    minVersion: '12.0.0',
    version: '15.0.0',
    ngImport: i0,
    type: TrendingPapers,
    deps: [],
    target: i0.ɵɵFactoryTarget.Component,
  });
  static ɵcmp = i0.ɵɵngDeclareComponent({
    minVersion: '14.0.0',
    version: '15.0.0',
    ngImport: i0,
    type: TrendingPapers,
    isStandalone: true,
    selector: 'trending-papers',
    inputs: {
      src: 'src',
      items: 'items',
      query: 'query',
      sort: 'sort',
      window: 'window',
      topic: 'topic',
      list: 'list',
      limit: 'limit',
      layout: 'layout',
      theme: 'theme',
      images: 'images',
      controls: 'controls',
      loading: 'loading',
      refresh: 'refresh',
      subscribe: 'subscribe',
      hash: 'hash',
      strings: 'strings',
      mathRenderer: 'mathRenderer',
      lists: 'lists',
    },
    template: '<ng-content></ng-content>',
    isInline: true,
    changeDetection: i0.ChangeDetectionStrategy.OnPush,
    encapsulation: i0.ViewEncapsulation.None,
  });
  #element = i0.inject(i0.ElementRef).nativeElement;
  set src(value) {
    this.#element.src = value ?? undefined;
  }
  set items(value) {
    this.#element.items = value ?? undefined;
  }
  set query(value) {
    this.#element.query = value ?? undefined;
  }
  set sort(value) {
    this.#element.sort = value ?? undefined;
  }
  set window(value) {
    this.#element.window = value ?? undefined;
  }
  set topic(value) {
    this.#element.topic = value ?? undefined;
  }
  set list(value) {
    this.#element.list = value ?? undefined;
  }
  set limit(value) {
    this.#element.limit = value && Number(value);
  }
  set layout(value) {
    this.#element.layout = value ?? undefined;
  }
  set theme(value) {
    this.#element.theme = value ?? undefined;
  }
  set images(value) {
    this.#element.images = value ?? undefined;
  }
  set controls(value) {
    this.#element.controls = value ?? undefined;
  }
  set loading(value) {
    this.#element.loading = value ?? undefined;
  }
  set refresh(value) {
    this.#element.refresh = value && Number(value);
  }
  set subscribe(value) {
    this.#element.subscribe = value ?? undefined;
  }
  set hash(value) {
    this.#element.hash = value === '' || value;
  }
  set strings(value) {
    this.#element.strings = value ?? undefined;
  }
  set mathRenderer(value) {
    this.#element.mathRenderer = value ?? undefined;
  }
  set lists(value) {
    this.#element.lists = value ?? undefined;
  }
}
