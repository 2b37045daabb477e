package io.seaworthy.hub;

import io.seaworthy.agent.config.InvalidSetting;
import io.seaworthy.hub.control.Catalogue;
import io.seaworthy.hub.enrol.CannotStart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Puts together what a hub judges by. */
final class Catalogues {

    private Catalogues() {}

    /**
     * @throws CannotStart if a control file cannot be used: a hub that judges by less than it was told would close findings
     * @throws InvalidSetting for a threshold that no control has
     */
    static Catalogue of(HubSettings.Controls settings) {
        var catalogue = Catalogue.load(settings.folders());
        if (!catalogue.problems().isEmpty()) {
            throw new CannotStart(
                    "controls.folders",
                    catalogue.problems().getFirst().toString(),
                    "mend it (seaworthy controls test DIR shows all problems), or take the file out");
        }
        for (var param : settings.params().entrySet()) {
            catalogue = with(catalogue, param);
        }
        return catalogue;
    }

    private static Catalogue with(Catalogue catalogue, Map.Entry<String, String> param) {
        var name = param.getKey();
        var dot = name.indexOf('.');
        var control = dot < 0 ? name : name.substring(0, dot);
        var threshold = dot < 0 ? "" : name.substring(dot + 1);
        var current = catalogue
                .control(control)
                .map(known -> known.params().get(threshold))
                .orElseThrow(() -> new InvalidSetting(
                        "controls.params", name, "CONTROL.NAME of a threshold, see: seaworthy controls show CONTROL"));
        return catalogue.with(control, threshold, likewise(name, param.getValue(), current));
    }

    private static Object likewise(String name, String text, Object current) {
        try {
            return switch (current) {
                case Long _ -> Long.parseLong(text);
                case Double _ -> Double.parseDouble(text);
                case Boolean _ when text.equals("true") || text.equals("false") -> text.equals("true");
                case String _ -> text;
                case List<?> _ -> Arrays.asList(text.split("\\|", -1));
                default -> throw mismatch(name, text, current);
            };
        } catch (NumberFormatException notANumber) { // Said with the setting's own name.
            throw mismatch(name, text, current);
        }
    }

    private static InvalidSetting mismatch(String name, String text, Object current) {
        return new InvalidSetting("controls.params " + name, text, "something like " + current);
    }
}
