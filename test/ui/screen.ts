// The workbench as a user sees it: what tests click, type and read.
import { assert } from 'chai';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { eventually } from '../support/eventually.ts';

export class Screen {
  readonly #page: () => Page;

  /** Takes a function, because another test may use another window. */
  constructor(page: () => Page) {
    this.#page = page;
  }

  get page(): Page {
    return this.#page();
  }

  get activityBarIcon(): Locator {
    return this.page.locator('.activitybar').getByRole('tab', { name: 'Paperside' });
  }

  /** Rows of the Papers view. */
  get rows(): Locator {
    return this.view('Papers').locator('.monaco-list-row');
  }

  /** Returns a view of the sidebar by its title. */
  view(name: string): Locator {
    return this.page.locator('.sidebar .pane', {
      has: this.page.locator('.pane-header .title', { hasText: new RegExp(`^${name}$`, 'i') }),
    });
  }

  /** Rows of "Related to This File", without the last one, which searches online. */
  get related(): Locator {
    const rows = this.view('Related to This File').locator('.monaco-list-row');
    return rows.filter({ hasNotText: /^Search Online for “/ });
  }

  /** The cursor position in the status bar: "Ln 12, Col 1". */
  get cursor(): Locator {
    return this.page.locator('.statusbar-item', { hasText: /^Ln \d+, Col \d+/ });
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** The message above the rows of the Papers view. */
  get message(): Locator {
    return this.view('Papers').locator('.message');
  }

  /** The abstract page, inside VS Code's two frames. */
  get abstract(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  get heading(): Locator {
    return this.abstract.getByRole('heading', { level: 1 });
  }

  /**
   * Resolves when the abstract has the focus. VS Code gives it to the frame, and a moment later to the page in it, which would
   * take it from a box that was opened between the two, and so close that box.
   */
  async abstractIsFocused(): Promise<void> {
    await this.page.waitForFunction(() => document.activeElement?.tagName === 'IFRAME');
    await eventually(async () => {
      assert.isTrue(await this.abstract.locator('body').evaluate(() => document.hasFocus()));
    });
  }

  get tabs(): Locator {
    return this.page.locator('.tabs-container .tab');
  }

  get pickTitle(): Locator {
    return this.page.locator('.quick-input-title');
  }

  get pickInput(): Locator {
    return this.page.locator('.quick-input-box input');
  }

  get pickRows(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Returns the titles of the visible quick pick rows, from the top. */
  async pickTitles(): Promise<string[]> {
    const placed = await this.pickRows.evaluateAll(rows =>
      rows.map(row => ({
        index: Number(row.getAttribute('data-index')),
        title: row.querySelector('.label-name')?.textContent ?? '',
      })),
    );
    const titles = placed.sort((a, b) => a.index - b.index).map(({ title }) => title);
    // With few results, the last row offers an online search instead of a paper.
    return titles.filter(title => !title.startsWith('Search online'));
  }

  async openPapersView(): Promise<void> {
    // A click on the icon of an open view would close it.
    if ((await this.activityBarIcon.getAttribute('aria-expanded')) !== 'true')
      await this.activityBarIcon.click();
    await this.rows.first().waitFor();
  }

  /** Opens an abstract as a user does: the view, the theme, the paper. */
  async openPaper(theme: string, title: string): Promise<void> {
    await this.openPapersView();
    const group = this.rows.and(this.page.locator('[aria-level="1"]')).filter({ hasText: theme });
    // Rows move while others load, so click again.
    await eventually(async () => {
      if ((await group.getAttribute('aria-expanded', { timeout: 1500 })) !== 'true')
        await group.click({ timeout: 1500 });
      await this.row(title).click({ timeout: 1500 });
      await this.heading.filter({ hasText: title }).waitFor({ timeout: 3000 });
    });
  }

  /** Runs a command as a user does: F1, its name, Enter; and, where it asks which, the row of that name. */
  async runCommand(title: string, variant?: string): Promise<void> {
    const input = this.pickInput;
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    // A key can get lost while the box closes or the abstract takes the focus, so press it again.
    await eventually(async () => {
      if (!(await input.isVisible())) await this.page.keyboard.press('F1');
      await input.fill(`>${title}`, { timeout: 1500 });
    });
    await this.pickRows.first().filter({ hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
    if (variant !== undefined) await this.pickRows.filter({ hasText: variant }).first().click();
  }

  /** Opens a file of the workspace as a user does: Ctrl+P, its name, Enter. */
  async openFile(name: string): Promise<void> {
    const input = this.pickInput;
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await eventually(async () => {
      if (!(await input.isVisible())) await this.page.keyboard.press('Control+P');
      await input.fill(name, { timeout: 1500 });
    });
    await this.pickRows.first().filter({ hasText: name }).waitFor();
    await this.page.keyboard.press('Enter');
    await this.page.locator('.tab.active', { hasText: name }).first().waitFor();
    // Earlier key presses would get lost.
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Closes everything that a test has opened: boxes, dialogs, menus, hovers, editors. */
  async closeAll(): Promise<void> {
    const inFront = this.page.locator(
      '.quick-input-widget:visible, .monaco-dialog-box:visible, .monaco-menu:visible, .monaco-hover:visible',
    );
    await this.page.mouse.move(5, 5);
    await eventually(async () => {
      if ((await inFront.count()) > 0) await this.page.keyboard.press('Escape');
      assert.equal(await inFront.count(), 0);
    });
    if ((await this.tabs.count()) === 0) return;
    await this.runCommand('View: Close All Editors');
    await this.tabs.first().waitFor({ state: 'detached' });
  }

  /**
   * Chooses a context menu item, in a submenu if one is named before it. Retries, because a menu ignores clicks at first
   * and closes when its view changes.
   */
  async choose(
    row: Locator,
    ...path: readonly [command: string] | readonly [submenu: string, command: string]
  ): Promise<void> {
    const [first, second] = path.map(name => this.page.getByRole('menuitem', { name }));
    const item = second ?? first;
    if (first === undefined || item === undefined) throw new Error('No item is named.');
    await eventually(async () => {
      if (!(await item.isVisible())) {
        if (!(await first.isVisible())) await row.click({ button: 'right', timeout: 1500 });
        if (second !== undefined) await first.click({ timeout: 1500 });
      }
      await item.click({ timeout: 1500 });
      await item.waitFor({ state: 'hidden', timeout: 1500 });
    });
  }

  /** Expands one of the views that are collapsed at first. */
  async unfold(name: string): Promise<Locator> {
    const header = this.view(name).locator('.pane-header');
    if ((await header.getAttribute('aria-expanded')) !== 'true') await header.click();
    return this.view(name).locator('.monaco-list-row');
  }

  /** Returns a notification. What VS Code does not show as a toast while it is driven by tests is in its list of them. */
  async notification(text: string): Promise<Locator> {
    await this.page.locator('.codicon-bell-dot').waitFor({ timeout: 30_000 });
    const row = this.page.locator('.notifications-center .notification-list-item').filter({ hasText: text });
    // The list closes when the progress in it ends.
    await eventually(async () => {
      if (!(await row.isVisible())) await this.runCommand('Notifications: Show Notifications');
      await row.waitFor({ timeout: 1500 });
    });
    return row;
  }

  /** Finds a paper by a search, as a user does, and opens its abstract. */
  async openFoundPaper(words: string, title: string): Promise<void> {
    await (await this.openSearch()).fill(words);
    await this.pickRows.first().filter({ hasText: title }).waitFor();
    // A key can get lost while the box opens above an abstract, so press it again.
    await eventually(async () => {
      if (await this.pickTitle.isVisible()) await this.page.keyboard.press('Enter');
      await this.heading.filter({ hasText: title }).waitFor({ timeout: 3000 });
    });
    await this.abstractIsFocused();
  }

  /** Opens the search and returns its input box. */
  async openSearch(): Promise<Locator> {
    const input = this.pickInput;
    const title = this.page.locator('.quick-input-title', { hasText: 'Search Papers' });
    // A late focus change, such as an abstract that is still opening, closes the box, so open it again.
    await eventually(async () => {
      if (!(await title.isVisible())) {
        await this.runCommand('Paperside: Search Papers');
        // The first command that a window runs may take seconds. Running it again meanwhile would open two boxes.
        await title.waitFor();
      }
      await input.fill('', { timeout: 1500 });
    }, 30_000);
    return input;
  }
}
