// The workbench in other languages: views, commands, notifications and the abstract's page are shown in the user's language.
import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

interface Words {
  readonly views: readonly [papers: string, ...others: string[]];
  /** The end of a theme's name for screen readers. */
  readonly count: RegExp;
  readonly search: string;
  readonly check: string;
  readonly checked: string;
  readonly toRead: string;
  readonly more: string;
  readonly published: string;
  readonly date: RegExp;
  readonly similar: string;
}

const languages: Readonly<Record<string, Words>> = {
  'zh-cn': {
    views: ['论文', '阅读列表', '与此文件相关', '此工作区中的论文'],
    count: /，\d+ 篇论文/,
    search: '搜索论文',
    check: '检查此文件中的引文',
    checked: '已检查 0 条引文：未发现问题。',
    toRead: '待读',
    more: '更多',
    published: '发表日期',
    date: /^2017年\d+月\d+日$/,
    similar: '相似论文',
  },
  de: {
    views: ['Artikel', 'Leseliste', 'Verwandt mit dieser Datei', 'Artikel in diesem Arbeitsbereich'],
    count: /, \d+ Artikel/,
    search: 'Artikel suchen',
    check: 'Zitationen in dieser Datei prüfen',
    checked: '0 Zitationen geprüft: nichts gefunden.',
    toRead: 'Zu lesen',
    more: 'Mehr',
    published: 'Veröffentlicht',
    date: /^\d+\. September 2017$/,
    similar: 'Ähnliche Artikel',
  },
};

for (const [language, words] of Object.entries(languages)) {
  describe(`in the language ${language}`, () => {
    const { screen } = usePaperside({ language, shared: true }, async screen => {
      if ((await screen.activityBarIcon.getAttribute('aria-expanded')) !== 'true')
        await screen.activityBarIcon.click();
    });
    const row = (text: string): Locator =>
      screen.view(words.views[0]).locator('.monaco-list-row', { hasText: text });

    it('the views have their names, and counts in whole sentences', async () => {
      for (const name of words.views) await screen.view(name).waitFor();
      await row('Cognition').waitFor();
      assert.match((await row('Cognition').getAttribute('aria-label')) ?? '', words.count);
    });

    it('commands, boxes and notifications are translated', async () => {
      await screen.runCommand(`Paperside: ${words.search}`);
      await screen.pickTitle.filter({ hasText: words.search }).waitFor();
      await screen.page.keyboard.press('Escape');
      await screen.openFile('style.css');
      await screen.runCommand(`Paperside: ${words.check}`);
      await screen.runCommand('Notifications: Show Notifications');
      await screen.page
        .locator('.notifications-center .notification-list-item', { hasText: words.checked })
        .waitFor();
    });

    it("the abstract's page is translated, dates too", async () => {
      // Rows move while others load, so click again.
      await eventually(async () => {
        const paper = row('The Consciousness Prior');
        if (!(await paper.isVisible())) await row('Cognition').click({ timeout: 1500 });
        await paper.click({ timeout: 1500 });
        await screen.heading.waitFor({ timeout: 3000 });
      });
      assert.equal(await screen.abstract.locator('html').getAttribute('lang'), language);
      await screen.abstract.getByRole('button', { name: words.toRead, exact: true }).waitFor();
      await screen.abstract.getByText(words.more, { exact: true }).click();
      await screen.abstract.getByText(words.published, { exact: true }).waitFor();
      await screen.abstract.locator('dd', { hasText: words.date }).waitFor();
      await screen.abstract.getByRole('heading', { name: words.similar }).waitFor();
    });
  });
}
