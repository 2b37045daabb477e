package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.seaworthy.hub.access.Grant;
import io.seaworthy.hub.access.GrantScope;
import io.seaworthy.hub.access.Role;
import io.seaworthy.hub.store.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each operation refuses nobody, everybody below its role, and narrow grants where it needs the whole fleet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PermissionsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private ApiUnderTest api;

    @BeforeAll
    void start() {
        api = new ApiUnderTest(DATABASE);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    private record Case(String operation, String method, String path) {}

    @TestFactory
    Stream<DynamicTest> everyOperationRefusesTheRolesBelowIt() {
        var everybody = List.of(Role.values());
        var browsers = everybody.stream().map(api::as).toList();
        var narrow = api.as(new Grant(Role.ADMIN, new GrantScope.TheseClusters(List.of("one"))));
        return cases().map(each -> DynamicTest.dynamicTest(each.operation(), () -> {
            var need = Permissions.of(each.operation());
            if (need.role().isEmpty()) {
                assertThat(status(api.anonymous(), each)).isNotEqualTo(403);
                return;
            }
            boolean aboutOneself = List.of("getMe", "changePassword", "logout").contains(each.operation());
            assertThat(status(api.anonymous(), each)).as("nobody").isEqualTo(401);
            for (var role : everybody) {
                boolean allowed = role.covers(need.role().get());
                var status = status(browsers.get(everybody.indexOf(role)), each);
                if (allowed) {
                    assertThat(status).as(role.word()).isNotIn(401, 403);
                } else {
                    assertThat(status).as(role.word()).isEqualTo(403);
                }
            }
            if (!aboutOneself) {
                var status = status(narrow, each);
                assertThat(status == 403).as("one cluster only").isEqualTo(need.wholeFleet());
            }
        }));
    }

    private static int status(Browser browser, Case each) {
        if (each.operation().equals("streamEvents")) {
            // An accepted stream never ends; one that may not be had in this form is not opened, but let in.
            return browser.raw(each.method(), each.path(), null, "Accept", "text/event-stream", "Last-Event-ID", "!")
                    .statusCode();
        }
        var body = each.method().equals("GET") || each.method().equals("DELETE") ? null : "{}";
        return browser.raw(each.method(), each.path(), body).statusCode();
    }

    private static Stream<Case> cases() {
        return Contract.tree().getJsonObject("paths").stream()
                .flatMap(path -> ((JsonObject) path.getValue())
                        .stream()
                                .filter(member -> member.getValue() instanceof JsonObject operation
                                        && operation.containsKey("operationId"))
                                .map(member -> new Case(
                                        ((JsonObject) member.getValue()).getString("operationId"),
                                        member.getKey().toUpperCase(Locale.ROOT),
                                        Contract.BASE
                                                + path.getKey()
                                                        .replaceAll(
                                                                "\\{(findingId|personId|viewId)}",
                                                                UUID.randomUUID()
                                                                        .toString())
                                                        .replaceAll("\\{[^}]+}", "one"))));
    }
}
