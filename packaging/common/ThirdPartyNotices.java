import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Prints the notices of all libraries in the program: who they are and under which licence (from the bill of
/// materials that Maven wrote), the licence and notice files that their jars carry, and those in
/// `packaging/common/licences` for libraries whose jars carry none.
void main() throws IOException, ParserConfigurationException, SAXException {
    IO.println("""
            SCIM Console contains the libraries below. Where a library offers several licences, it is used under the
            Apache License 2.0; that text is the file LICENSE beside this one. The Java run-time and JavaFX are under the
            GNU General Public License, version 2, with the Classpath Exception: their texts, and those of what they
            contain, are in the directory "legal" of the run-time.
            """);
    var materials = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
            .parse(Path.of("target", "scim-console.cdx.xml").toFile());
    new TreeSet<>(libraries(materials)).forEach(IO::println);
    for (var jar : Disk.list(Path.of("target", "lib"))) {
        printNotices(jar);
    }
    for (var text : Disk.list(Path.of("packaging", "common", "licences"))) {
        printSection(text.getFileName().toString(), Files.readString(text));
    }
}

List<String> libraries(Document materials) {
    return elements(materials.getDocumentElement(), "component")
            // Not the program itself, and not the tools that wrote the bill.
            .filter(component -> component.getParentNode().getNodeName().equals("components")
                    && component.getParentNode().getParentNode() == materials.getDocumentElement())
            .map(component -> text(component, "group") + ":" + text(component, "name") + " " + text(component, "version")
                    + ", " + elements(component, "license").map(licence -> text(licence, "id") + text(licence, "name"))
                            .collect(Collectors.joining(" or ")))
            .toList();
}

Stream<Element> elements(Element parent, String name) {
    var found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index));
}

String text(Element parent, String name) {
    return elements(parent, name).filter(element -> element.getParentNode() == parent).findFirst()
            .map(Element::getTextContent).orElse("");
}

void printNotices(Path jar) throws IOException {
    try (var archive = new ZipFile(jar.toFile())) {
        var notices = archive.stream().filter(this::isNotice).sorted(Comparator.comparing(ZipEntry::getName)).toList();
        for (var notice : notices) {
            try (var in = archive.getInputStream(notice)) {
                printSection(jar.getFileName() + ": " + notice.getName(),
                        new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }
}

/// Whether the entry is a licence or a notice, going by its name.
boolean isNotice(ZipEntry entry) {
    var name = Path.of(entry.getName()).getFileName().toString().toLowerCase(Locale.ROOT);
    return !entry.isDirectory() && !name.endsWith(".class")
            && (name.contains("license") || name.contains("notice") || name.contains("copying"));
}

/// Leaves out the Apache License itself, which lies beside the notices.
void printSection(String title, String text) {
    if (!text.stripLeading().startsWith("Apache License")) {
        IO.println("\n" + "=".repeat(100) + "\n" + title + "\n" + "=".repeat(100) + "\n\n" + text.strip());
    }
}
