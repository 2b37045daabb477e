package io.seaworthy.agent.credential;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way of recognising a credential, as written in {@code detectors.yaml}. The id is what a hit names, so it must stay
 * the same for as long as findings refer to it.
 */
sealed interface Detector {

    String id();

    /** What it catches, in a few words for people. */
    String catches();

    /** The name of the value says that it is a credential, and the value is no placeholder. */
    record KeyName(String id, String catches, Endings endings, Shape shape) implements Detector {}

    /** A value that everyone would try first; only ever under a name that some {@link KeyName} knows. */
    record KnownWeak(String id, String catches, WeakValues values) implements Detector {}

    /** The value itself has the format of a credential; {@code pattern} is tried only where a prefix stands. */
    record TokenFormat(String id, String catches, List<String> prefixes, Pattern pattern, Pattern decoded)
            implements Detector {

        /** Stands for "not base64" in {@link #decoded}. */
        static final Pattern PLAIN = Pattern.compile("");
    }

    /** A PEM block that holds a private key. */
    record PrivateKey(String id, String catches, Pattern pattern) implements Detector {}

    /** A password inside a URL or a data source name. */
    record UrlPassword(String id, String catches, Pattern pattern) implements Detector {}

    /** A long random string that nothing else explains. */
    record Randomness(String id, String catches, List<String> unless) implements Detector {

        /** Names, digests and identifiers may be as random as they like. */
        boolean concerns(String name) {
            String compact = Name.of(name).compact();
            return unless.stream().noneMatch(compact::endsWith);
        }
    }
}
