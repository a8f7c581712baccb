// The workbench in Chinese: views, commands, notifications and the abstract's page are shown in the user's language.
import { assert } from 'chai';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/eventually.ts';
import { usePaperside } from './usePaperside.ts';

describe('in Chinese', () => {
  const { screen } = usePaperside({ language: 'zh-cn', shared: true }, async screen => {
    if ((await screen.activityBarIcon.getAttribute('aria-expanded')) !== 'true')
      await screen.activityBarIcon.click();
  });

  it('the views have Chinese names, and counts in whole sentences', async () => {
    for (const name of ['论文', '阅读列表', '与此文件相关', '此工作区中的论文'])
      await screen.view(name).waitFor();
    const group = screen.view('论文').locator('.monaco-list-row').first();
    await group.waitFor();
    assert.match((await group.getAttribute('aria-label')) ?? '', /，\d+ 篇论文/);
  });

  it('commands, boxes and notifications speak Chinese', async () => {
    await screen.runCommand('Paperside: 搜索论文');
    await screen.pickTitle.filter({ hasText: '搜索论文' }).waitFor();
    await screen.page.keyboard.press('Escape');
    await screen.openFile('style.css');
    await screen.runCommand('Paperside: 检查此文件中的引文');
    await screen.runCommand('Notifications: Show Notifications');
    await screen.page
      .locator('.notifications-center .notification-list-item', { hasText: '已检查 0 条引文：未发现问题。' })
      .waitFor();
  });

  it("the abstract's page speaks the language of VS Code, dates too", async () => {
    const row = (text: string): Locator => screen.view('论文').locator('.monaco-list-row', { hasText: text });
    // Rows move while others load, so click again.
    await eventually(async () => {
      if (!(await row('The Consciousness Prior').isVisible()))
        await row('Cognition').click({ timeout: 1500 });
      await row('The Consciousness Prior').click({ timeout: 1500 });
      await screen.heading.waitFor({ timeout: 3000 });
    });
    assert.equal(await screen.abstract.locator('html').getAttribute('lang'), 'zh-cn');
    await screen.abstract.getByRole('button', { name: '待读' }).waitFor();
    await screen.abstract.getByText('更多', { exact: true }).click();
    await screen.abstract.getByText('发表日期', { exact: true }).waitFor();
    await screen.abstract.locator('dd', { hasText: /^2017年\d+月\d+日$/ }).waitFor();
    await screen.abstract.getByRole('heading', { name: '相似论文' }).waitFor();
  });
});
