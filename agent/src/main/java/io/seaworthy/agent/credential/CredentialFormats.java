package io.seaworthy.agent.credential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds the credentials that can be told by their format alone, in one pass over a text of any kind. */
final class CredentialFormats {

    private static final int SHORTEST = 12;
    private static final int MOST = 32;

    private final TokenFormats tokens;
    private final PrivateKeys privateKeys;
    private final UrlPasswords urlPasswords;

    CredentialFormats(
            List<Detector.TokenFormat> tokens,
            Detector.PrivateKey privateKey,
            Detector.UrlPassword urlPassword,
            Predicate<String> placeholder) {
        this.tokens = new TokenFormats(tokens);
        privateKeys = new PrivateKeys(privateKey);
        urlPasswords = new UrlPasswords(urlPassword, placeholder);
    }

    boolean finds(String text) {
        return !find(text).isEmpty();
    }

    /** At most 32 spans, none inside another. */
    List<Span> find(String text) {
        if (text.length() < SHORTEST) {
            return List.of();
        }
        var spans = new ArrayList<Span>(0);
        Consumer<Span> add = span -> {
            if (spans.size() < MOST
                    && spans.stream().noneMatch(s -> s.start() < span.end() && span.start() < s.end())) {
                spans.add(span);
            }
        };
        tokens.find(text, add);
        privateKeys.find(text, add);
        urlPasswords.find(text, add);
        return spans;
    }
}
