import { beforeEach, expect } from '@jest/globals';

// A test that asserts nothing fails: it would pass whatever the product does.
beforeEach(() => {
  expect.hasAssertions();
});
