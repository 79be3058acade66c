package io.option150.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The expressions of all dashboards and alert rules, by where they stand. */
final class Expressions {

    static final Path DASHBOARDS = Path.of("../grafana/dashboards");
    static final Path RULES = Path.of("../prometheus/option150.rules.yml");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)\\s+(?:#.*\\s+)?expr: (.*)");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((\\w+), (\\w+)\\)");
    private static final Pattern COMPARED = Pattern.compile("(.*) (?:==|<|>) [0-9.]+");

    private Expressions() {}

    /** Of each panel and each variable, with all variables at "All" and a short interval. */
    static Map<String, String> ofDashboards() throws IOException {
        Map<String, String> expressions = new TreeMap<>();
        try (var files = Files.list(DASHBOARDS)) {
            for (Path file : files.toList()) {
                JsonNode dashboard = JSON.readTree(file.toFile());
                addVariables(expressions, file, dashboard);
                for (JsonNode panel : dashboard.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        var where =
                                file.getFileName() + ", " + panel.path("title").asText() + ", "
                                        + target.path("refId").asText();
                        expressions.put(
                                where,
                                target.path("expr")
                                        .asText()
                                        .replace("$__rate_interval", "15s")
                                        .replaceAll("\\$\\w+", ".*"));
                    }
                }
            }
        }
        return expressions;
    }

    /** A variable that finds nothing leaves its dashboard empty. */
    private static void addVariables(Map<String, String> expressions, Path file, JsonNode dashboard) {
        for (JsonNode variable : dashboard.at("/templating/list")) {
            Matcher query = LABEL_VALUES.matcher(variable.at("/query/query").asText());
            if (query.matches()) {
                expressions.put(
                        file.getFileName() + ", variable "
                                + variable.path("name").asText(),
                        query.group(1) + "{" + query.group(2) + "!=\"\"}");
            }
        }
    }

    /** Of each alert, without the comparison that makes it an alert. */
    static Map<String, String> ofRules() throws IOException {
        Map<String, String> expressions = new TreeMap<>();
        Matcher alerts = ALERT.matcher(Files.readString(RULES));
        while (alerts.find()) {
            Matcher compared = COMPARED.matcher(alerts.group(2));
            if (!compared.matches()) {
                throw new AssertionError(alerts.group(1) + " compares nothing with a number: " + alerts.group(2));
            }
            expressions.put(alerts.group(1), compared.group(1));
        }
        return expressions;
    }
}
