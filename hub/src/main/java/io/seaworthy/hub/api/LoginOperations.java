package io.seaworthy.hub.api;

import io.seaworthy.hub.access.Accounts;
import io.seaworthy.hub.access.Caller;
import io.seaworthy.hub.access.Caller.Proof;
import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.Method;
import io.seaworthy.hub.access.OidcLogin;
import io.seaworthy.hub.access.PersonId;
import io.seaworthy.hub.access.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signing in with a local account, signing out, and who one is. */
final class LoginOperations {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Optional<OidcLogin> oidc;
    private final InstantSource clock;

    LoginOperations(Accounts accounts, Sessions sessions, Optional<OidcLogin> oidc, InstantSource clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.oidc = oidc;
        this.clock = clock;
    }

    private record Credentials(String account, String password) {}

    private record NewPassword(
            String current,

            @com.fasterxml.jackson.annotation.JsonProperty("new")
            String wanted) {}

    private record OidcView(String name, String path) {}

    private record Methods(boolean local, @Nullable OidcView oidc) {}

    private record Me(
            PersonId id,
            String account,
            String displayName,
            Method method,
            boolean mustChangePassword,
            List<Grant> grants,
            @Nullable String csrfToken,
            Instant expiresAt) {

        static Me of(Caller caller) {
            var person = caller.person();
            var session = caller.proof() instanceof Proof.BySession found ? found : null;
            return new Me(
                    person.id(),
                    person.account(),
                    person.displayName(),
                    session == null ? Method.TOKEN : session.method(),
                    person.mustChangePassword(),
                    caller.grants(),
                    session == null ? null : session.csrfToken(),
                    caller.expiresAt());
        }
    }

    Map<String, Operation> all() {
        return Map.of(
                "login", this::login,
                "loginMethods", this::methods,
                "logout", this::logout,
                "getMe", request -> Answer.ok(Me.of(request.caller())),
                "changePassword", this::changePassword);
    }

    private Answer login(Request request) {
        var credentials = request.body(Credentials.class);
        return switch (accounts.login(credentials.account(), credentials.password(), request.address())) {
            case Accounts.Login.SignedIn(var session) -> {
                if (!request.cookie().isEmpty()) {
                    sessions.end(request.cookie());
                }
                var life = Duration.between(clock.instant(), session.caller().expiresAt());
                yield new Answer.Content(
                        200,
                        Me.of(session.caller()),
                        null,
                        Cookies.setSession(session.cookie(), request.https(), life));
            }
            case Accounts.Login.Refused _ ->
                Answer.refused(new Refusal.Unauthenticated("The account or the password is wrong."));
            case Accounts.Login.TooMany(var wait) ->
                Answer.refused(new Refusal.TooMany("Too many logins were tried.", wait));
        };
    }

    private Answer methods(Request request) {
        return Answer.ok(new Methods(
                true,
                oidc.map(login -> new OidcView(login.name(), "/api/v1/login/oidc"))
                        .orElse(null)));
    }

    private Answer logout(Request request) {
        if (!(request.caller().proof() instanceof Proof.BySession)) {
            return Answer.refused(new Refusal.Conflict("An API token has no session; revoke the token instead."));
        }
        sessions.end(request.cookie());
        return new Answer.Nothing(Cookies.clearSession(request.https()));
    }

    private Answer changePassword(Request request) {
        var wish = request.body(NewPassword.class);
        return switch (accounts.change(request.caller(), wish.current(), wish.wanted(), request.address())) {
            case Accounts.PasswordChange.Done _ -> Answer.nothing();
            case Accounts.PasswordChange.Wrong _ ->
                Answer.refused(Refusal.Senseless.at("body/current", "it is not the present password"));
            case Accounts.PasswordChange.TooWeak(var why) -> Answer.refused(Refusal.Senseless.at("body/new", why));
            case Accounts.PasswordChange.NotLocal _ ->
                Answer.refused(new Refusal.Conflict(
                        "Only a person who has signed in with a local account can change its password."));
            case Accounts.PasswordChange.TooMany(var wait) ->
                Answer.refused(new Refusal.TooMany("Too many passwords were tried.", wait));
        };
    }
}
