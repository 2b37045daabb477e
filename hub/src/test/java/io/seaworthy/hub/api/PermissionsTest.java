package io.seaworthy.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PermissionsTest {

    @Test
    void theContractSaysOfEveryOperationWhatTheTableSays() {
        var published = new HashMap<String, Permissions.Need>();

        for (var path : Contract.tree().getJsonObject("paths")) {
            for (var member : (JsonObject) path.getValue()) {
                if (member.getValue() instanceof JsonObject operation && operation.containsKey("operationId")) {
                    var role = operation.getString("x-required-role");
                    published.put(
                            operation.getString("operationId"),
                            new Permissions.Need(
                                    role.equals("none") ? Optional.empty() : io.seaworthy.hub.access.Role.of(role),
                                    operation.getBoolean("x-whole-fleet", false)));
                }
            }
        }

        assertThat(published).isEqualTo(Permissions.TABLE);
    }
}
