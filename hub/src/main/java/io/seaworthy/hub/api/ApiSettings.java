package io.seaworthy.hub.api;

import java.net.URI;
import java.util.Optional;

/**
 * Where the API listens, and under which address people reach it.
 *
 * @param host to bind to
 * @param port 0 = any free one
 * @param publicUrl what browsers type if something stands in between; https makes cookies Secure and sends HSTS
 */
public record ApiSettings(String host, int port, Optional<URI> publicUrl) {

    /** @throws IllegalArgumentException naming the setting, the value and what would be right */
    public ApiSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("http port " + port + " is not between 0 and 65535");
        }
        publicUrl.ifPresent(url -> {
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            if (!web
                    || url.getHost() == null
                    || !(url.getPath().isEmpty() || url.getPath().equals("/"))) {
                throw new IllegalArgumentException(
                        "public URL " + url + " must be http:// or https:// with a host and without a path");
            }
        });
    }

    boolean https() {
        return publicUrl.filter(url -> "https".equals(url.getScheme())).isPresent();
    }

    /** Scheme, host and port of the public URL, without a slash at the end. */
    Optional<String> origin() {
        return publicUrl.map(url -> url.toString().replaceAll("/+$", ""));
    }
}
