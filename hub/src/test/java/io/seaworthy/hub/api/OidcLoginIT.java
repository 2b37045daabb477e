package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.OidcSettings;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Login against an identity provider of the test's own, which can be made to cheat. */
class OidcLoginIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Map<String, Object> claims = new HashMap<>();
    private final Map<String, String> asked = new HashMap<>();
    private HttpServer provider;
    private KeyPair published;
    private KeyPair signing;
    private String algorithm = "RS256";
    private ApiUnderTest api;
    private Browser browser;

    @BeforeEach
    void start() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        published = generator.generateKeyPair();
        signing = published;
        provider = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        provider.createContext("/", this::answer);
        provider.start();
        var groups = Map.of("security", List.of(new Grant(Role.RESPONDER, new GrantScope.AllClusters())));
        var settings = new OidcSettings(
                "Test",
                URI.create(issuer()),
                "hub",
                "secret",
                List.of("openid"),
                "preferred_username",
                "groups",
                groups);
        api = new ApiUnderTest(DATABASE, Optional.of(settings), new ApiSettings("127.0.0.1", 0, Optional.empty()));
        browser = api.anonymous();
        claims.put("sub", UUID.randomUUID().toString());
        claims.put("preferred_username", "user-" + claims.get("sub"));
        claims.put("groups", List.of("security", "other"));
        claims.put("iss", issuer());
        claims.put("aud", "hub");
        claims.put("iat", api.clock.instant().getEpochSecond());
        claims.put("exp", api.clock.instant().getEpochSecond() + 60);
    }

    @AfterEach
    void stop() {
        api.close();
        provider.stop(0);
    }

    @Test
    void whoeverTheProviderVouchesForIsSignedInWithTheRolesOfTheirGroups() {
        var back = goAndComeBack("/findings?state=OPEN");

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(back.headers().firstValue("location")).contains("/findings?state=OPEN");
        var me = browser.json("/me");
        assertThat(me.path("account").asText()).isEqualTo(claims.get("preferred_username"));
        assertThat(me.path("method").asText()).isEqualTo("oidc");
        assertThat(me.path("grants").get(0).path("role").asText()).isEqualTo("responder");
        assertThat(asked.get("code_challenge_method")).isEqualTo("S256");
    }

    @Test
    void rolesFollowTheGroupsAtEachLogin() {
        goAndComeBack("/");
        claims.put("groups", List.of("other"));

        Answers.problem(goAndComeBack("/"), 403);
    }

    @Test
    void aLoginThatAnotherBrowserStartedIsNotFinishedHere() {
        var there = start("/");
        browser = api.anonymous();

        Answers.problem(comeBack(there, Map.of()), 400);
    }

    @Test
    void aTokenThatProvesNothingSignsNobodyIn() throws GeneralSecurityException {
        claims.put("aud", "another");
        Answers.problem(goAndComeBack("/"), 401);
        claims.put("aud", "hub");
        claims.put("iss", "http://127.0.0.1:1/");
        Answers.problem(goAndComeBack("/"), 401);
        claims.put("iss", issuer());
        claims.put("exp", api.clock.instant().getEpochSecond() - 600);
        Answers.problem(goAndComeBack("/"), 401);
        claims.put("exp", api.clock.instant().getEpochSecond() + 60);
        claims.put("nonce", "of another login");
        Answers.problem(goAndComeBack("/"), 401);
        claims.remove("nonce");
        algorithm = "none";
        Answers.problem(goAndComeBack("/"), 401);
        algorithm = "HS256";
        Answers.problem(goAndComeBack("/"), 401);
        algorithm = "RS256";
        signing = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Answers.problem(goAndComeBack("/"), 401);
        signing = published;
        assertThat(goAndComeBack("/").statusCode()).isEqualTo(302);
    }

    @Test
    void aProviderThatSaysNoOrIsAwayStopsNobodyElse() {
        Answers.problem(comeBack(start("/"), Map.of("error", "access_denied")), 401);
        provider.stop(0);

        Answers.problem(goAndComeBack("/"), 503);
        assertThat(api.anonymous().get("/login/methods").statusCode()).isEqualTo(200);
    }

    @Test
    void aWayBackToAnotherSiteIsNotTaken() {
        Answers.problem(browser.get("/login/oidc?returnTo=//evil.example"), 400);
        Answers.problem(browser.get("/login/oidc?returnTo=https://evil.example"), 400);
    }

    private java.net.http.HttpResponse<String> goAndComeBack(String returnTo) {
        return comeBack(start(returnTo), Map.of("code", "the-code"));
    }

    private Map<String, String> start(String returnTo) {
        var answer =
                browser.get("/login/oidc?returnTo=" + java.net.URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        var location = URI.create(answer.headers().firstValue("location").orElseThrow());
        asked.clear();
        asked.putAll(form(location.getRawQuery()));
        return Map.copyOf(asked);
    }

    private java.net.http.HttpResponse<String> comeBack(Map<String, String> there, Map<String, String> more) {
        var query = new StringBuilder("state=" + there.get("state"));
        more.forEach((name, value) -> query.append("&").append(name).append("=").append(value));
        return browser.get("/login/oidc/callback?" + query);
    }

    private String issuer() {
        return "http://127.0.0.1:" + provider.getAddress().getPort() + "/realm";
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = path.endsWith("openid-configuration")
                ? Map.of(
                        "issuer", issuer(),
                        "authorization_endpoint", issuer() + "/authorize",
                        "token_endpoint", issuer() + "/token",
                        "jwks_uri", issuer() + "/keys")
                : path.endsWith("/keys") ? Map.of("keys", List.of(key())) : token(exchange);
        var bytes = Json.bytes(body);
        exchange.sendResponseHeaders(body.containsKey("error") ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Map<String, Object> token(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var basic = "Basic " + Base64.getEncoder().encodeToString("hub:secret".getBytes(StandardCharsets.UTF_8));
        boolean right = basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && challenge(form.get("code_verifier")).equals(asked.get("code_challenge"))
                && form.get("redirect_uri").equals(asked.get("redirect_uri"));
        return right ? Map.of("id_token", signed()) : Map.of("error", "invalid_grant");
    }

    private String signed() {
        var all = new HashMap<>(claims);
        all.putIfAbsent("nonce", asked.get("nonce"));
        var text = encoded(Json.bytes(Map.of("alg", algorithm, "kid", "k1"))) + "." + encoded(Json.bytes(all));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signing.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> key() {
        var key = (RSAPublicKey) published.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                "k1",
                "use",
                "sig",
                "n",
                number(key.getModulus()),
                "e",
                number(key.getPublicExponent()));
    }

    private static String challenge(String verifier) {
        try {
            return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String number(BigInteger number) {
        var bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
