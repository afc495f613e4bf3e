package dev.scimconsole.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// The people and groups of a large, made-up organization, written straight into the demo's data, so that the
/// pages can be seen at that size without an hour of provisioning. The same at each start.
public final class LargeOrganization {

    /// How many people.
    public static final int PEOPLE = 100_000;
    /// How many groups.
    public static final int GROUPS = 2_000;

    private static final int AT_ONCE = 500;
    private static final int LARGEST_GROUP = 200;
    private static final int SEED = 7_644;
    private static final String[] GIVEN = {"Ada", "Amélie", "Anders", "Aoife", "Björn", "Carlos", "Chiara",
            "Daniela", "Dmitri",
            "Elif", "Emeka", "Fatima", "Giulia", "Hana", "Hugo", "Ingrid", "Ivan", "Jia", "João", "Kenji",
            "Klára", "Lars",
            "Léa", "Lin", "Łucja", "Maria", "Mateo", "Mia", "Nadia", "Niko", "Noor", "Olga", "Omar", "Paula",
            "Petra", "Quinn",
            "Rania", "Ravi", "Sören", "Sofia", "Tariq", "Thandi", "Uma", "Vera", "Viktor", "Wanjiru",
            "Ximena", "Yuki", "Zainab",
            "Zoë"};
    private static final String[] FAMILY = {"Abbott", "Adeyemi", "Åkesson", "Bauer", "Becker", "Castillo",
            "Chen", "Da Silva",
            "Dubois", "Eriksson", "Fernández", "Fischer", "Fontaine", "Garcia", "Gupta", "Haddad", "Hansen",
            "Ito", "Ivanova",
            "Jensen", "Johansson", "Kaya", "Kim", "Kowalski", "Kovács", "Larsen", "Lefèvre", "Lopez", "Mbeki",
            "Meyer", "Moreau",
            "Müller", "Murphy", "Nguyen", "Novák", "O'Brien", "Okafor", "Ørsted", "Park", "Patel", "Popescu",
            "Quispe", "Rossi",
            "Sato", "Schmidt", "Smith", "Tanaka", "Tremblay", "Ueda", "Vargas", "Weber", "Wójcik", "Xu",
            "Yamada", "Zimmermann"};
    private static final String[] DEPARTMENTS = {"Sales", "Engineering", "Finance", "Support", "Logistics",
            "Research", "Design",
            "Legal", "Marketing", "Operations"};

    private final OfflineDemo demo;
    private final int people;
    private final int groups;
    private final Random random = new Random(SEED);
    private final List<String> ids = new ArrayList<>();
    private int nextPerson = 1;
    private int writtenGroups;

    /// @param demo takes them
    public LargeOrganization(OfflineDemo demo) {
        this(demo, PEOPLE, GROUPS);
    }

    /// The same of another size.
    public LargeOrganization(OfflineDemo demo, int people, int groups) {
        this.demo = demo;
        this.people = people;
        this.groups = groups;
    }

    /// Writes those that are not written yet: after a cancel it goes on from there, and what is there in the
    /// end is the same. Whose user name somebody has already is left out, and another comes behind. Blocks,
    /// also while another call of it runs.
    ///
    /// @param progress  told how many people and groups are written, those of before first
    /// @param cancelled asked again and again whether to stop; what is written stays
    /// @return whether all are written now
    public synchronized boolean load(IntConsumer progress, BooleanSupplier cancelled) {
        progress.accept(ids.size() + writtenGroups);
        while (ids.size() < people) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            int count = Math.min(AT_ONCE, people - ids.size());
            ids.addAll(demo.provision(people(nextPerson, count, random)));
            nextPerson += count;
            progress.accept(ids.size());
        }
        while (writtenGroups < groups) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            demo.provisionGroup(group(writtenGroups + 1), someIds());
            writtenGroups++;
            progress.accept(ids.size() + writtenGroups);
        }
        return true;
    }

    private static String group(int number) {
        return "{\"displayName\":\"" + DEPARTMENTS[number % DEPARTMENTS.length] + " team " + number + "\"}";
    }

    private List<String> someIds() {
        return random.ints(random.nextInt(1, LARGEST_GROUP), 0, ids.size()).distinct().mapToObj(ids::get)
                .toList();
    }

    /// Some people, as SCIM sends them.
    ///
    /// @param first  the number of the first one
    /// @param random decides what they are called
    public static List<String> people(int first, int count, Random random) {
        return IntStream.range(first, first + count).mapToObj(number -> person(number, random)).toList();
    }

    private static String person(int number, Random random) {
        String given = GIVEN[random.nextInt(GIVEN.length)];
        String family = FAMILY[random.nextInt(FAMILY.length)];
        String userName = "p" + number + "@acme.com";
        return String.format(Locale.ROOT,
                """
                        {"userName":"%s","externalId":"%08d","displayName":"%s %s",\
                        "name":{"givenName":"%s","familyName":"%s"},\
                        "emails":[{"value":"%s","type":"work","primary":true}],"active":%b}""",
                userName, number, given, family,
                given, family, userName, random.nextInt(20) > 0);
    }
}
