package io.seaworthy.agent.credential;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;

/** PEM blocks that hold a private key: in plain, with escaped line ends, or as one base64 string. */
final class PrivateKeys {

    private static final String MARK = "PRIVATE KEY";
    private static final String BASE64_OF_BEGIN = "LS0tLS1CRUdJTi";
    private static final int BASE64_OF_TYPE = 64;
    private static final int LONGEST_OPENING = 48;
    private static final int LONGEST = 16_384;

    private final Detector.PrivateKey detector;

    PrivateKeys(Detector.PrivateKey detector) {
        this.detector = detector;
    }

    void find(String text, Consumer<Span> found) {
        int end = 0;
        for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, Math.max(at + 1, end))) {
            int begin = text.indexOf("-----BEGIN", Math.max(end, at - LONGEST_OPENING));
            if (begin < 0 || begin > at) {
                continue;
            }
            int close = text.indexOf("-----END", at);
            if (close < 0) {
                break;
            }
            if (close - begin > LONGEST) {
                end = Math.max(end, close - LONGEST);
                continue;
            }
            var matcher = detector.pattern().matcher(text).region(begin, text.length());
            if (matcher.lookingAt() && !filler(matcher.group(1))) {
                end = matcher.end();
                found.accept(new Span(detector.id(), begin, end));
            }
        }
        for (int at = text.indexOf(BASE64_OF_BEGIN); at >= 0; at = text.indexOf(BASE64_OF_BEGIN, end)) {
            end = endOfBase64(text, at);
            if (end - at > BASE64_OF_TYPE
                    && decoded(text.substring(at, at + BASE64_OF_TYPE)).contains(MARK)) {
                found.accept(new Span(detector.id(), at, end));
            }
        }
    }

    /** {@code "..."}, {@code xxxxx}, {@code key data here}: a real key has lines of base64. */
    private static boolean filler(String body) {
        int base64 = 0;
        int digits = 0;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            digits += Ascii.digit(c) ? 1 : 0;
            base64 += Ascii.base64(c) ? 1 : 0;
        }
        return base64 < 40 || digits == 0;
    }

    private static int endOfBase64(String text, int start) {
        int end = start;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (!Ascii.base64(c) && c != '=') {
                break;
            }
            end++;
        }
        return end;
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    }
}
