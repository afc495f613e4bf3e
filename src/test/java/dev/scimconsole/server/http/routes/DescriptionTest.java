package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.server.ApiDescription;
import dev.scimconsole.wire.WireFormat;
import java.io.File;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Holds the schemas of `openapi.json` against the records of the contract: every member, type, enum, what
/// may be null and what must be there, both ways. Whether the routes take and give what is described is held
/// by every answer that a test gets; see [ApiDescription].
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class DescriptionTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final ObjectWriter SORTED = JSON.writerWithDefaultPrettyPrinter()
            .with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);
    private static final String COMPONENTS = "#/components/schemas/";
    /// These cross the wire as query parameters.
    private static final Set<Class<?>> QUERIES = Set.of(EventFilter.class, DirectorySearch.class,
            PageStart.class);
    /// Text in the contract, as a newer service may say more; the values of today are described and held
    /// against what tests are answered.
    private static final Set<String> OPEN = Set.of("GroupMember.type", "RefusedDeactivation.action",
            "RefusedRequests.reason");
    /// What describes and limits a value and is no part of its type.
    private static final List<String> REMARKS = List.of("description", "pattern", "minLength", "maxLength",
            "minimum", "maximum", "default", "const");

    private final Set<String> requests = ApiDescription.document().findValues("requestBody").stream()
            .map(body -> name(body.at("/content/application~1json/schema"))).collect(Collectors.toSet());

    @Test
    void everyRecordIsDescribedAsItIsAndNothingElse() throws Exception {
        TreeMap<String, String> ofRecords = new TreeMap<>();
        records().forEach(type -> ofRecords.put(name(type), pretty(schema(type))));
        TreeMap<String, String> described = new TreeMap<>();
        ApiDescription.document().at("/components/schemas").properties()
                .forEach(
                        each -> described.put(each.getKey(), pretty(closed(each.getKey(), each.getValue()))));
        assertEquals(ofRecords.keySet(), described.keySet());
        ofRecords.forEach((name, schema) -> assertEquals(schema, described.get(name), name));
    }

    @Test
    void everySchemaIsUsed() {
        TreeSet<String> used = ApiDescription.document().findValues("$ref").stream().map(JsonNode::asString)
                .filter(each -> each.startsWith(COMPONENTS)).map(each -> each.substring(COMPONENTS.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> described = new TreeSet<>();
        ApiDescription.document().at("/components/schemas").properties()
                .forEach(each -> described.add(each.getKey()));
        assertFalse(used.isEmpty());
        assertEquals(described, used);
    }

    private static Stream<Class<?>> records() throws Exception {
        String top = Problem.class.getPackageName();
        URI problem = Objects.requireNonNull(Problem.class.getResource("Problem.class")).toURI();
        Path folder = Path.of(problem).resolveSibling("");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(file -> top + "."
                            + folder.relativize(file).toString().replace(File.separatorChar, '.'))
                    .<Class<?>>map(name -> named(name.substring(0, name.length() - ".class".length())))
                    .filter(type -> type.isRecord() && !QUERIES.contains(type)).toList().stream();
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode schema(Class<?> type) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        TreeSet<String> required = new TreeSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class;
            boolean mayLack = requests.contains(name(type))
                    ? optional || component.getType().isPrimitive()
                    : optional && WireFormat.LEAVES_OUT_WHAT_IS_EMPTY.contains(type);
            if (mayLack) {
                properties.set(component.getName(), schema(optional
                        ? ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                        : component.getType()));
            } else {
                properties.set(component.getName(), schema(component.getGenericType()));
                required.add(component.getName());
            }
        }
        required.forEach(schema.putArray("required")::add);
        return schema;
    }

    private static ObjectNode schema(Type type) {
        ObjectNode schema = JSON.createObjectNode();
        return switch (type) {
            case ParameterizedType list when list.getRawType() == List.class -> {
                schema.put("type", "array").set("items", schema(list.getActualTypeArguments()[0]));
                yield schema;
            }
            case ParameterizedType optional when optional.getRawType() == Optional.class -> {
                schema.putArray("anyOf").add(schema(optional.getActualTypeArguments()[0]))
                        .add(JSON.createObjectNode().put("type", "null"));
                yield schema;
            }
            case Class<?> record when record.isRecord() -> schema.put("$ref", COMPONENTS + name(record));
            case Class<?> constants when constants.isEnum() -> {
                schema.put("type", "string");
                Arrays.stream(constants.getEnumConstants()).forEach(
                        each -> schema.withArray("enum").add(each.toString()));
                yield schema;
            }
            case Class<?> instant when instant == Instant.class ->
                schema.put("type", "string").put("format", "date-time");
            case Class<?> text when text == String.class || text == ScimToken.class || text == char[].class ->
                schema.put("type", "string");
            case Class<?> number when number == int.class || number == long.class || number == Integer.class
                    || number == Long.class ->
                schema.put("type", "integer");
            case Class<?> truth when truth == boolean.class || truth == Boolean.class ->
                schema.put("type", "boolean");
            default -> throw new AssertionError("how is " + type + " described?");
        };
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }

    private static String name(JsonNode reference) {
        return reference.get("$ref").asString().substring(COMPONENTS.length());
    }

    private static JsonNode closed(String name, JsonNode schema) {
        ObjectNode closed = (ObjectNode) stripped(schema);
        closed.path("properties").properties().stream()
                .filter(each -> OPEN.contains(name + "." + each.getKey()))
                .forEach(each -> ((ObjectNode) each.getValue()).remove("enum"));
        return closed;
    }

    /// The schema without remarks, what is required in order.
    private static JsonNode stripped(JsonNode schema) {
        if (schema.isArray()) {
            return JSON.createArrayNode()
                    .addAll(schema.values().stream().map(DescriptionTest::stripped).toList());
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode bare = JSON.createObjectNode();
        schema.properties().forEach(member -> {
            switch (member.getKey()) {
                case "properties" -> member.getValue().properties()
                        .forEach(each -> bare.withObject("/properties").set(each.getKey(),
                                stripped(each.getValue())));
                case "required" -> member.getValue().values().stream().map(JsonNode::asString).sorted()
                        .forEach(bare.withArray("required")::add);
                case "format" -> {
                    if (member.getValue().asString().equals("date-time")) {
                        bare.set("format", member.getValue());
                    }
                }
                default -> {
                    if (!REMARKS.contains(member.getKey())) {
                        bare.set(member.getKey(), stripped(member.getValue()));
                    }
                }
            }
        });
        return bare;
    }

    private static String pretty(JsonNode schema) {
        return SORTED.writeValueAsString(schema);
    }
}
