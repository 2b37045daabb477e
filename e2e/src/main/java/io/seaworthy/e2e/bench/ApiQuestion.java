package io.seaworthy.e2e.bench;

import io.seaworthy.e2e.system.ApiClient;

/**
 * Something that is asked again and again.
 *
 * @param row of the table that its times are in, with those of others
 * @param name what tells it from others in that row
 * @param path below {@code /api/v1/}
 * @param client who asks
 */
record ApiQuestion(String row, String name, String path, ApiClient client) {}
