package io.seaworthy.hub.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.seaworthy.hub.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Logger;

/**
 * Login with the organisation's identity provider: authorization code with PKCE (S256), state and nonce. All three come
 * from one secret in a cookie of the browser, so a login can only be finished where it was started, and the hub keeps
 * nothing in between. A provider that is away or set up wrongly stops nobody else. Blocks.
 */
public final class OidcLogin {

    private static final Logger LOG = Logger.getLogger(OidcLogin.class.getName());

    private final OidcSettings settings;
    private final OidcProvider provider;
    private final PersonStore people;
    private final Sessions sessions;
    private final InstantSource clock;
    private final AttemptLimit byAddress;

    public OidcLogin(OidcSettings settings, PersonStore people, Sessions sessions, InstantSource clock) {
        this.settings = settings;
        this.provider = new OidcProvider(settings, clock);
        this.people = people;
        this.sessions = sessions;
        this.clock = clock;
        this.byAddress = new AttemptLimit(100, Duration.ofMinutes(15), clock);
    }

    /** Where a login begins. */
    public sealed interface Start {

        /** @param cookie for the browser to bring back */
        record There(String location, String cookie) implements Start {}

        /** @param why for people; the operator's log says more */
        record Away(String why) implements Start {}
    }

    /**
     * What a browser brings back from the provider; empty texts for what it does not.
     *
     * @param cookie from the start
     * @param error the provider's own word for why not
     * @param issuer who the provider says it is (RFC 9207)
     * @param redirectUri exactly as at the start
     */
    public record Back(
            String cookie,
            String state,
            String code,
            String error,
            String issuer,
            String redirectUri,
            String address) {}

    /** Where a login ends. */
    public sealed interface Finish {

        record SignedIn(Sessions.Started session, String returnTo) implements Finish {}

        /** This browser has not started this login, or long ago. */
        record Foreign(String why) implements Finish {}

        /** The provider does not vouch for anybody. */
        record NotProven(String why) implements Finish {}

        /** It is known who it is, and they may not come in. */
        record NotAllowed(String why) implements Finish {}

        record Away(String why) implements Finish {}

        record TooMany(Duration retryAfter) implements Finish {}
    }

    /** What the button says. */
    public String name() {
        return settings.name();
    }

    /** @param returnTo a path of this hub */
    public Start start(String redirectUri, String returnTo) {
        try {
            var secret = Secret.word();
            var fields = new LinkedHashMap<String, String>();
            fields.put("response_type", "code");
            fields.put("client_id", settings.clientId());
            fields.put("redirect_uri", redirectUri);
            fields.put("scope", String.join(" ", settings.scopes()));
            fields.put("state", Secret.derive(secret, "state"));
            fields.put("nonce", Secret.derive(secret, "nonce"));
            fields.put("code_challenge", challenge(Secret.derive(secret, "verifier")));
            fields.put("code_challenge_method", "S256");
            var authorize = provider.description().authorize();
            var path =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(returnTo.getBytes(StandardCharsets.UTF_8));
            return new Start.There(
                    authorize + (authorize.contains("?") ? "&" : "?") + OidcProvider.form(fields), secret + "." + path);
        } catch (OidcProvider.Unusable unusable) {
            // People see that it cannot be used now; the operator sees why.
            return new Start.Away(logged(unusable));
        }
    }

    public Finish finish(Back back) {
        var wait = byAddress.take(back.address());
        if (wait.isPresent()) {
            return new Finish.TooMany(wait.get());
        }
        int dot = back.cookie().indexOf('.');
        var secret = dot < 0 ? "" : back.cookie().substring(0, dot);
        if (secret.isEmpty() || !Secret.same(Secret.derive(secret, "state"), back.state())) {
            return new Finish.Foreign("this browser has not started this login, or more than 10 minutes ago;"
                    + " start again from the login page");
        }
        if (!back.issuer().isEmpty() && !back.issuer().equals(settings.issuer().toString())) {
            return new Finish.NotProven("Another identity provider has answered; start again from the login page.");
        }
        if (!back.error().isEmpty() || back.code().isEmpty()) {
            LOG.warning(() -> "Login with " + settings.issuer() + " was refused there: "
                    + (back.error().isEmpty() ? "no code came back" : back.error()));
            return new Finish.NotProven(settings.name() + " has not signed you in; try again, or ask who runs it.");
        }
        try {
            var token = IdToken.parse(
                    provider.exchange(back.code(), Secret.derive(secret, "verifier"), back.redirectUri()));
            var claims = token.verified(
                    provider.keys(token.keyId()),
                    settings.issuer().toString(),
                    settings.clientId(),
                    Secret.derive(secret, "nonce"),
                    clock.instant());
            return admitted(claims, path(back.cookie().substring(dot + 1)), back.address());
        } catch (OidcProvider.Unusable unusable) {
            // People see that it cannot be used now; the operator sees why.
            return new Finish.Away(logged(unusable));
        } catch (IdToken.Untrusted untrusted) {
            // Somebody's trick, or a wrong setting: the operator is told which check failed.
            LOG.warning(() -> "An ID token of " + settings.issuer() + " is not trusted: " + untrusted.getMessage());
            return new Finish.NotProven("What " + settings.name() + " says cannot be trusted; the hub's log says why.");
        }
    }

    private Finish admitted(JsonNode claims, String returnTo, String address) {
        var subject = claims.path("sub").asText();
        var account = text(claims, settings.accountClaim(), subject);
        var displayName = text(claims, "name", account);
        var grants = grants(claims);
        if (grants.isEmpty()) {
            LOG.warning(() -> "Nobody of " + settings.issuer() + " gets in without a group that has a role; the claim "
                    + settings.groupsClaim() + (claims.has(settings.groupsClaim()) ? " names none" : " is absent"));
            return new Finish.NotAllowed("None of your groups has a role in Seaworthy; ask its administrator.");
        }
        var name = new PersonStore.ProviderName(settings.issuer().toString(), subject);
        var known = people.known(name);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (known.isEmpty()) {
            var id = new PersonId(UUID.randomUUID());
            var person = new Person(id, account, displayName, Method.OIDC, false, false, grants, now, null);
            var entry = new AuditEntry(now, account, "finishOidcLogin", account, Accounts.described(grants), address);
            return people.add(person, name, entry)
                    ? new Finish.SignedIn(sessions.start(person, Method.OIDC, address), returnTo)
                    : new Finish.NotAllowed("The account " + account + " belongs to somebody else in Seaworthy.");
        }
        if (known.get().disabled()) {
            return new Finish.NotAllowed("This account is locked out of Seaworthy; ask its administrator.");
        }
        var next = known.get().with(displayName, false, grants);
        if (!next.equals(known.get())) {
            var entry = new AuditEntry(now, account, "finishOidcLogin", account, Accounts.described(grants), address);
            var change = people.change(known.get(), next, entry);
            if (change != PersonStore.Change.DONE) {
                return new Finish.Away("Your roles could not be brought up to date (" + change + ").");
            }
        }
        return new Finish.SignedIn(sessions.start(next, Method.OIDC, address), returnTo);
    }

    private List<Grant> grants(JsonNode claims) {
        var groups = claims.path(settings.groupsClaim());
        var grants = new ArrayList<Grant>();
        if (groups.isArray()) {
            groups.forEach(group -> grants.addAll(settings.grants().getOrDefault(group.asText(), List.of())));
        } else {
            grants.addAll(settings.grants().getOrDefault(groups.asText(""), List.of()));
        }
        return grants.stream().distinct().limit(50).toList();
    }

    private String logged(OidcProvider.Unusable unusable) {
        LOG.warning(() -> "The identity provider " + settings.issuer() + " cannot be used: " + unusable.getMessage());
        return settings.name() + " cannot be asked now; the hub's log says why.";
    }

    private static String text(JsonNode claims, String claim, String otherwise) {
        return Optional.of(claims.path(claim)
                        .asText("")
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip())
                .filter(value -> !value.isEmpty())
                .map(value -> value.length() > 200 ? value.substring(0, 200) : value)
                .orElse(otherwise);
    }

    private static String path(String encoded) {
        try {
            var path = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            return path.matches("/([A-Za-z0-9_.~?=&%-][A-Za-z0-9_.~?=&%/-]*)?") ? path : "/";
        } catch (IllegalArgumentException foreign) {
            // Somebody changed their own cookie.
            return "/";
        }
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            // Every JDK has SHA-256.
            throw new IllegalStateException(impossible);
        }
    }
}
