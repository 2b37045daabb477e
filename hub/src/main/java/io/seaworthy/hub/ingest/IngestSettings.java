package io.seaworthy.hub.ingest;

import java.time.Duration;

/**
 * How agents are listened to.
 *
 * @param bind address to listen on: {@code 127.0.0.1}
 * @param linkPort mTLS only: the stream and renewals; 0 = any free one
 * @param enrolPort server-authenticated TLS: first certificates; 0 = any free one
 * @param allowTls12 also TLS 1.2; nothing older in any case
 * @param heartbeat how often both sides say something; a stream is closed after three of them in silence
 * @param resync how often agents look at everything again
 * @param attemptsPerMinute how many enrolments one address may try
 * @param attemptsPerMinuteOverall how many all addresses together may try
 */
public record IngestSettings(
        String bind,
        int linkPort,
        int enrolPort,
        boolean allowTls12,
        Duration heartbeat,
        Duration resync,
        int attemptsPerMinute,
        int attemptsPerMinuteOverall) {

    /** Largest frame that is read, in bytes. */
    public static final int FRAME_LIMIT = 4 * 1024 * 1024;

    /** @throws IllegalArgumentException naming the setting and its rule */
    public IngestSettings {
        check(linkPort >= 0 && linkPort <= 65535, "grpc port", "0 to 65535");
        check(enrolPort >= 0 && enrolPort <= 65535, "enrol port", "0 to 65535");
        check(linkPort == 0 || linkPort != enrolPort, "enrol port", "another one than the grpc port");
        check(heartbeat.isPositive() && heartbeat.compareTo(Duration.ofSeconds(30)) <= 0, "heartbeat", "at most 30 s");
        check(resync.isPositive(), "resync", "longer than nothing");
        check(attemptsPerMinute > 0 && attemptsPerMinuteOverall > 0, "attempts per minute", "1 or more");
    }

    /** With what suits most. */
    public static IngestSettings on(String bind, int linkPort, int enrolPort) {
        return new IngestSettings(
                bind, linkPort, enrolPort, false, Duration.ofSeconds(30), Duration.ofMinutes(10), 30, 300);
    }

    /** Largest Batch an agent may make, in bytes: a frame without its envelope. */
    int batchLimit() {
        return FRAME_LIMIT - 1024;
    }

    /** Without any frame for this long an agent is taken for gone. */
    Duration silence() {
        return heartbeat.multipliedBy(3);
    }

    private static void check(boolean holds, String setting, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " must be " + rule);
        }
    }
}
