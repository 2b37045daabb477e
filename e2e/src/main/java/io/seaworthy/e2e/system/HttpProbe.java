package io.seaworthy.e2e.system;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks an address once. */
final class HttpProbe {

    private static final int MILLISECONDS = 3_000;

    private HttpProbe() {}

    /** Whether it answers with 200. */
    static boolean answers(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(MILLISECONDS);
            connection.setReadTimeout(MILLISECONDS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            // Nobody listens, or nobody answers in time.
            return false;
        }
    }
}
