package dev.scimconsole.demo.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The people and groups that the simulated identity provider knows.
///
/// @param people managers stand before those whom they manage
/// @param groups with members by person
record SampleDirectory(List<Person> people, List<Group> groups) {

    private static final String[][] SAMPLE = {
            // key, given name, family name, title, department, manager's key
            {"gpark", "Grace", "Park", "Chief Executive Officer", "Management", ""},
            {"bjensen", "Barbara", "Jensen", "Head of Tours", "Tours", "gpark"},
            {"mokafor", "Michael", "Okafor", "Head of Engineering", "Engineering", "gpark"},
            {"kboateng", "Kwame", "Boateng", "Head of Facilities", "Facilities", "gpark"},
            {"sito", "Sakura", "Itō", "Head of Finance", "Finance", "gpark"},
            {"mandy", "Mandy", "Pepperidge", "Tour Guide", "Tours", "bjensen"},
            {"jgarcia", "José", "García", "Tour Guide", "Tours", "bjensen"},
            {"zdubois", "Zoë", "Dubois", "Tour Guide", "Tours", "bjensen"},
            {"oadeyemi", "Olu", "Adeyemi", "Tour Guide", "Tours", "bjensen"},
            {"hlarsen", "Henrik", "Larsen", "Tour Guide", "Tours", "bjensen"},
            {"pnowak", "Paweł", "Nowak", "Tour Planner", "Tours", "bjensen"},
            {"lfischer", "Lena", "Fischer", "Tour Guide", "Tours", "bjensen"},
            {"rpatel", "Rina", "Patel", "Staff Engineer", "Engineering", "mokafor"},
            {"cwong", "Chris", "Wong", "Software Engineer", "Engineering", "mokafor"},
            {"asilva", "Ana", "Silva", "Software Engineer", "Engineering", "mokafor"},
            {"dkim", "Dae-jung", "Kim", "Software Engineer", "Engineering", "mokafor"},
            {"eoconnor", "Eoin", "O'Connor", "Site Reliability Engineer", "Engineering", "mokafor"},
            {"nhaddad", "Nour", "Haddad", "Product Designer", "Engineering", "mokafor"},
            {"tnguyen", "Thảo", "Nguyễn", "Facilities Technician", "Facilities", "kboateng"},
            {"vpetrov", "Viktor", "Petrov", "Facilities Technician", "Facilities", "kboateng"},
            {"ljones", "Latoya", "Jones", "Office Coordinator", "Facilities", "kboateng"},
            {"fmoreau", "François", "Moreau", "Security Officer", "Facilities", "kboateng"},
            {"ykaya", "Yıldız", "Kaya", "Accountant", "Finance", "sito"},
            {"wschmidt", "Wolfgang", "Schmidt", "Accountant", "Finance", "sito"},
            {"abrown", "Alice", "Brown", "Payroll Specialist", "Finance", "sito"}};

    /// Who left the company: created with the others, then deactivated.
    private static final String LEAVER = "lfischer";

    /// Copies the lists.
    SampleDirectory {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
    }

    /// 25 people, one of whom has left, and 3 groups.
    ///
    /// @param domain of their addresses
    static SampleDirectory sample(String domain) {
        List<Person> people = Arrays.stream(SAMPLE).map(row -> person(row, domain)).toList();
        List<Person> employees = people.stream().filter(Person::employed).toList();
        return new SampleDirectory(people, List.of(new Group("Employees", employees),
                new Group("Tour Guides",
                        employees.stream().filter(person -> person.title().equals("Tour Guide")).toList()),
                new Group("Facilities",
                        employees.stream().filter(person -> person.department().equals("Facilities"))
                                .toList())));
    }

    private static Person person(String[] row, String domain) {
        return new Person(row[0], row[1], row[2], row[3], row[4], row[0] + "@" + domain,
                row[5].isEmpty() ? Optional.empty() : Optional.of(row[5]), !row[0].equals(LEAVER));
    }

    /// A person.
    ///
    /// @param key      names the person in this directory
    /// @param userName an address in the organization's domain
    /// @param manager  the manager's key
    /// @param employed whether the person still works there
    record Person(String key, String givenName, String familyName, String title, String department,
            String userName,
            Optional<String> manager, boolean employed) {

        String displayName() {
            return givenName + " " + familyName;
        }
    }

    /// A group.
    record Group(String displayName, List<Person> members) {}

    /// An identifier in the form that Entra ID gives its objects, the same at each start.
    static String objectId(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
