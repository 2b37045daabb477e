package io.seaworthy.agent.config;

/**
 * Bounds of the agent's memory.
 *
 * @param pending keys that may wait to be sent; beyond, everything is compared again instead
 * @param batchBytes size of a batch; the hub may ask for less
 * @param unackedBatches batches on their way before the agent waits for the hub
 */
public record Limits(int pending, int batchBytes, int unackedBatches) {

    private static final int MOST_PENDING = 10_000_000;
    private static final int SMALLEST_BATCH = 1_024;
    private static final int LARGEST_BATCH = 4 * 1024 * 1024;
    private static final int MOST_BATCHES = 1_000;

    public Limits {
        within("limits.pending", pending, 1, MOST_PENDING);
        within("limits.batch-bytes", batchBytes, SMALLEST_BATCH, LARGEST_BATCH);
        within("limits.unacked-batches", unackedBatches, 1, MOST_BATCHES);
    }

    /** 10,000 keys, 256 kB, 4 batches. */
    public static Limits usual() {
        return new Limits(10_000, 256 * 1024, 4);
    }

    static Limits from(SettingsSource source) {
        var usual = usual();
        return new Limits(
                source.number("limits.pending").orElse(usual.pending),
                source.number("limits.batch-bytes").orElse(usual.batchBytes),
                source.number("limits.unacked-batches").orElse(usual.unackedBatches));
    }

    private static void within(String path, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidSetting(path, String.valueOf(value), least + " to " + most);
        }
    }
}
