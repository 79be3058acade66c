package io.option150.files.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.option150.config.common.Value;
import io.option150.config.record.RefusedRecord;
import io.option150.files.record.ValueJson;
import org.junit.jupiter.api.Test;

class KeptSecretsTest {

    private static final String PORTS = "{'ports':[{'user':'A','password':'x'},{'user':'B','password':'y'}]}";

    @Test
    void anEntryIsFoundByWhatElseItSays() {
        assertThat(meant(PORTS, "{'ports':[{'user':'B','password':'***'}]}"))
                .isEqualTo(tree("{'ports':[{'user':'B','password':'y'}]}"));
        assertThat(meant(PORTS, "{'ports':[{'user':'B','password':'***'},{'user':'A','password':'***'}]}"))
                .isEqualTo(tree("{'ports':[{'user':'B','password':'y'},{'user':'A','password':'x'}]}"));
        assertThat(meant(PORTS, "{'ports':[{'user':'C','password':'z'},{'user':'A','password':'***'}]}"))
                .isEqualTo(tree("{'ports':[{'user':'C','password':'z'},{'user':'A','password':'x'}]}"));
        refused(
                PORTS,
                "{'ports':[{'user':'A','password':'***'},{'user':'C','password':'***'}]}",
                "content/ports[1]/password",
                "there is none");
    }

    @Test
    void whatIsInAListOfAnEntryMayBeAnother() {
        var kept = "{'slots':[{'id':'1','ports':[{'user':'A','pin':'1'},{'user':'B','pin':'2'}]}]}";
        assertThat(meant(kept, "{'slots':[{'id':'1','ports':[{'user':'B','pin':'***'}]}]}"))
                .isEqualTo(tree("{'slots':[{'id':'1','ports':[{'user':'B','pin':'2'}]}]}"));
    }

    @Test
    void entriesThatAreAlikeKeepTheirSecretsAsLongAsNoneIsTakenOut() {
        var kept = "{'pin':['1','2',''],'ports':[{'password':'x'},{'password':'x'}]}";
        assertThat(meant(kept, "{'pin':['***','***',''],'ports':[{'password':'***'}]}"))
                .isEqualTo(tree("{'pin':['1','2',''],'ports':[{'password':'x'}]}"));
        refused(kept, "{'pin':['***','']}", "content/pin[0]", "there are several");
        refused(kept, "{'pin':['3','***','']}", "content/pin[1]", "there are several");
        refused(kept, "{'others':[{'pin':'***'}]}", "content/others[0]/pin", "there is none");
    }

    @Test
    void aFieldIsFoundByItsName() {
        var kept = "{'passwords':{'admin':'x'},'label':'***'}";
        assertThat(meant(kept, "{'passwords':{'admin':'***'},'label':'***'}")).isEqualTo(tree(kept));
        refused(kept, "{'passwords':{'user':'***'}}", "content/passwords/user", "there is none");
    }

    private static void refused(String kept, String sent, String field, String rule) {
        assertThatThrownBy(() -> meant(kept, sent)).isInstanceOfSatisfying(RefusedRecord.class, it -> {
            assertThat(it.refusals().getFirst().field()).isEqualTo(field);
            assertThat(it.refusals().getFirst().rule()).endsWith(rule);
            assertThat(it.refusals().getFirst().value()).isEqualTo("***");
        });
    }

    private static Value.Tree meant(String kept, String sent) {
        return new KeptSecrets(Value::isSecret).meant(tree(sent), tree(kept));
    }

    private static Value.Tree tree(String json) {
        try {
            return ValueJson.tree("content", new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
