package io.seaworthy.agent.credential;

/**
 * A cheap first look at one rendered object. Most hold no word that names a credential, no token and nothing random, and
 * need not be parsed as YAML at all.
 */
final class Suspicion {

    private static final int LONGEST_NAME = 64;
    private static final int SHORTEST_RANDOM = 32;

    private final Detectors detectors;

    Suspicion(Detectors detectors) {
        this.detectors = detectors;
    }

    /** False only where a walk of the document, every name and every value of it, would find nothing. */
    boolean of(String document) {
        return anyWord(document) || detectors.formats().finds(document);
    }

    private boolean anyWord(String document) {
        int start = -1;
        for (int i = 0; i <= document.length(); i++) {
            boolean inside = i < document.length() && part(document.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                if (word(document.substring(start, i))) {
                    return true;
                }
                start = -1;
            }
        }
        return false;
    }

    private boolean word(String word) {
        return word.length() < SHORTEST_RANDOM
                ? detectors.byName(word).isPresent()
                : (word.length() <= LONGEST_NAME && detectors.byName(word).isPresent()) || Randomness.alone(word);
    }

    private static boolean part(char c) {
        return Ascii.base64(c) || c == '_' || c == '-' || c == '.' || c == '=';
    }
}
