package io.seaworthy.e2e.oidc;

import io.seaworthy.e2e.process.ProgramFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A browser without a screen or scripts: keeps cookies, follows redirects by hand and can fill in Keycloak's login form. */
public final class Browser implements AutoCloseable {

    /**
     * A page that was reached.
     *
     * @param address of the page itself
     * @param way every address on the way to it, itself included
     */
    public record Page(URI address, int status, String body, List<URI> way) {

        public Page {
            way = List.copyOf(way);
        }
    }

    private static final int REDIRECTS = 12;
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

    private final CookieManager cookies = new LoopbackCookies();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Goes to an address and follows where it leads. */
    public Page open(URI address) {
        return follow(HttpRequest.newBuilder(address).build());
    }

    /** Goes to an address and follows where it leads, but stops before the first address that begins like this. */
    public URI openUntil(URI address, String stop) {
        return openUntil(HttpRequest.newBuilder(address).build(), stop);
    }

    /** Fills in the login form of this page, and follows where that leads. */
    public Page logIn(Page form, String name, String password) {
        return follow(answer(form, name, password));
    }

    /** As {@link #logIn}, but stops before the first address that begins like this. */
    public URI logInUntil(Page form, String name, String password, String stop) {
        return openUntil(answer(form, name, password), stop);
    }

    private static HttpRequest answer(Page form, String name, String password) {
        var action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new ProgramFailure(
                    "no login form at %s (status %d):%n%s".formatted(form.address(), form.status(), form.body()));
        }
        var fields = "username=%s&password=%s&credentialId=".formatted(encode(name), encode(password));
        return HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build();
    }

    private URI openUntil(HttpRequest first, String stop) {
        var request = first;
        for (var hop = 0; hop < REDIRECTS; hop++) {
            var response = send(request);
            var next = next(response);
            if (next == null) {
                throw new ProgramFailure("stopped at %s (status %d) instead of %s:%n%s"
                        .formatted(response.uri(), response.statusCode(), stop, response.body()));
            }
            if (next.toString().startsWith(stop)) {
                return next;
            }
            request = HttpRequest.newBuilder(next).build();
        }
        throw new ProgramFailure("more than " + REDIRECTS + " redirects from " + first.uri());
    }

    private Page follow(HttpRequest first) {
        var way = new ArrayList<URI>();
        var request = first;
        for (var hop = 0; hop < REDIRECTS; hop++) {
            way.add(request.uri());
            var response = send(request);
            var next = next(response);
            if (next == null) {
                return new Page(response.uri(), response.statusCode(), response.body(), way);
            }
            request = HttpRequest.newBuilder(next).build();
        }
        throw new ProgramFailure("more than " + REDIRECTS + " redirects: " + way);
    }

    private static @Nullable URI next(HttpResponse<String> response) {
        return response.statusCode() / 100 == 3
                ? response.headers()
                        .firstValue("Location")
                        .map(to -> response.uri().resolve(to))
                        .orElse(null)
                : null;
    }

    /** Sends one request with the cookies of this browser, and follows nothing. */
    public HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            // The test run is being stopped.
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while waiting for " + request.uri(), e);
        }
    }

    /** Names of the cookies it holds. */
    public List<String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName())
                .toList();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
