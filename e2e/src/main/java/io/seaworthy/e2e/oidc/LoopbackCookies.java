package io.seaworthy.e2e.oidc;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Cookies as browsers keep them on loopback: that is a secure place to them, so {@code Secure} cookies travel over plain HTTP. */
final class LoopbackCookies extends CookieManager {

    LoopbackCookies() {
        super(null, CookiePolicy.ACCEPT_ALL);
    }

    @Override
    public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
        return super.get(URI.create(uri.toString().replaceFirst("^http:", "https:")), headers);
    }
}
