package io.seaworthy.hub.api;

import io.seaworthy.hub.access.OidcLogin;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signing in with the organisation's identity provider: there and back. */
final class OidcOperations {

    static final String CALLBACK = "/api/v1/login/oidc/callback";

    private final Optional<OidcLogin> oidc;
    private final InstantSource clock;

    OidcOperations(Optional<OidcLogin> oidc, InstantSource clock) {
        this.oidc = oidc;
        this.clock = clock;
    }

    Map<String, Operation> all() {
        return Map.of("startOidcLogin", this::start, "finishOidcLogin", this::finish);
    }

    private Answer start(Request request) {
        if (oidc.isEmpty()) {
            return none();
        }
        var returnTo = request.text("returnTo").orElse("/");
        return switch (oidc.get().start(request.origin() + CALLBACK, returnTo)) {
            case OidcLogin.Start.There(var location, var cookie) ->
                new Answer.Elsewhere(location, List.of(Cookies.setLogin(cookie, request.https())));
            case OidcLogin.Start.Away(var why) -> Answer.refused(new Refusal.Unavailable(why));
        };
    }

    private Answer finish(Request request) {
        if (oidc.isEmpty()) {
            return none();
        }
        var back = new OidcLogin.Back(
                request.loginCookie(),
                request.text("state").orElse(""),
                request.text("code").orElse(""),
                request.text("error").orElse(""),
                request.text("iss").orElse(""),
                request.origin() + CALLBACK,
                request.address());
        return switch (oidc.get().finish(back)) {
            case OidcLogin.Finish.SignedIn(var session, var returnTo) -> {
                var life = Duration.between(clock.instant(), session.caller().expiresAt());
                yield new Answer.Elsewhere(
                        returnTo,
                        List.of(
                                Cookies.setSession(session.cookie(), request.https(), life),
                                Cookies.clearLogin(request.https())));
            }
            case OidcLogin.Finish.Foreign(var why) -> Answer.refused(Refusal.Malformed.at("query/state", why));
            case OidcLogin.Finish.NotProven(var why) -> Answer.refused(new Refusal.Unauthenticated(why));
            case OidcLogin.Finish.NotAllowed(var why) -> Answer.refused(new Refusal.Forbidden(why));
            case OidcLogin.Finish.Away(var why) -> Answer.refused(new Refusal.Unavailable(why));
            case OidcLogin.Finish.TooMany(var wait) ->
                Answer.refused(new Refusal.TooMany("Too many logins were tried.", wait));
        };
    }

    private static Answer none() {
        return Answer.notFound("A login with an identity provider");
    }
}
