import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import type { TrendingPapersEventMap } from '@trending-papers/widget';
import { TrendingPapers } from '@trending-papers/widget/angular';
import papers from '../../papers.json';

@Component({
  selector: 'app-root',
  imports: [TrendingPapers],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <main>
      <h1>A feed in Angular</h1>
      <p>
        Opened: <output>{{ opened() }}</output>
      </p>
      <trending-papers [items]="papers" limit="2" layout="list" (paper-open)="open($event)">
        <a href="papers.json">Trending papers</a>
      </trending-papers>
    </main>
  `,
})
class App {
  protected readonly papers = papers;
  protected readonly opened = signal('nothing yet');

  protected open(event: TrendingPapersEventMap['paper-open']) {
    event.preventDefault();
    this.opened.set(event.detail.paper.title);
  }
}

bootstrapApplication(App);
