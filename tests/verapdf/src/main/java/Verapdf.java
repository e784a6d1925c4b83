import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.processor.reports.enums.JobEndStatus;

/**
 * Validates every *.pdf below a directory: PDF/UA-1 and PDF/A-2a, or for names ending in
 * .bijlage.pdf PDF/UA-1 and PDF/A-3a. There is no list of tolerated failures.
 *
 * One FAIL line for each failed rule (an ERROR line for a file that could not be validated), the
 * first context indented below it, a summary last. Exit code 0 only when there was at least one
 * file and nothing failed.
 *
 * Files are validated one after another on purpose: veraPDF 1.30 keeps most of its state for each
 * thread, but not all of it (FileSpecificationKeysHelper.visitedKeys, used for PDF/A-3, and
 * Operator.CACHED_OPERATORS are plain shared collections), so threads could change a verdict.
 */
public final class Verapdf {

    /** Where the library's own jar keeps its profiles; its ProfileDirectory would load all of them. */
    private static final Map<PDFAFlavour, String> PROFILE_RESOURCES = Map.of(
            PDFAFlavour.PDFUA_1, "PDFUA-1.xml",
            PDFAFlavour.PDFA_2_A, "PDFA-2A.xml",
            PDFAFlavour.PDFA_3_A, "PDFA-3A.xml");

    private static final Map<PDFAFlavour, ValidationProfile> PROFILES = new EnumMap<>(PDFAFlavour.class);

    /** Held, for a Logger that nobody holds may be collected along with its level. */
    private static final Logger ROOT_LOGGER = Logger.getLogger("");

    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private static int checks;
    private static int failures;

    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        ROOT_LOGGER.setLevel(Level.OFF);

        if (args.length != 1 || !Files.isDirectory(Path.of(args[0]))) {
            OUT.println("usage: -Dexec.args=\"<dir>\", an existing directory");
            System.exit(1);
        }
        Path root = Path.of(args[0]).toRealPath();
        List<Path> files = pdfsBelow(root);

        VeraGreenfieldFoundryProvider.initialise();
        VeraPDFFoundry foundry = Foundries.defaultInstance();
        for (Path file : files) {
            String name = root.relativize(file).toString();
            boolean attachment = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".bijlage.pdf");
            check(foundry, file, name, PDFAFlavour.PDFUA_1);
            check(foundry, file, name, attachment ? PDFAFlavour.PDFA_3_A : PDFAFlavour.PDFA_2_A);
        }

        OUT.println("verapdf: " + files.size() + " files, " + checks + " profiles, " + failures + " failures");
        if (files.isEmpty() || failures > 0) {
            System.exit(1);
        }
    }

    private static List<Path> pdfsBelow(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .filter(p -> p.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    /** One profile at a time, as `verapdf --flavour` does: the model depends on the flavour asked for. */
    private static void check(VeraPDFFoundry foundry, Path file, String name, PDFAFlavour flavour) {
        checks++;
        // From memory: a stream opened through java.nio also opens names the locale cannot express.
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file));
                PDFAParser parser = foundry.createParser(in, flavour);
                PDFAValidator validator = foundry.createValidator(profile(flavour), 1, false, true, false)) {
            report(name, flavour, validator.validate(parser));
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            StringBuilder why = new StringBuilder();
            for (Throwable t = e; t != null; t = t.getCause()) {
                why.append(why.length() == 0 ? "" : " <- ").append(t);
            }
            error(name, flavour, why.toString());
        }
    }

    private static void report(String name, PDFAFlavour flavour, ValidationResult result) {
        if (result.getPDFAFlavour() != flavour || result.getJobEndStatus() != JobEndStatus.NORMAL
                || result.getTotalAssertions() == 0) {
            error(name, flavour, "validation incomplete: " + result.getPDFAFlavour().getId() + ", "
                    + result.getJobEndStatus() + ", " + result.getTotalAssertions() + " assertions");
            return;
        }
        Map<RuleId, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion a : result.getTestAssertions()) {
            if (a.getStatus() == TestAssertion.Status.FAILED) {
                first.putIfAbsent(a.getRuleId(), a);
            }
        }
        Map<RuleId, Integer> counts = result.getFailedChecks();
        if (result.isCompliant() != first.isEmpty() || !first.keySet().equals(counts.keySet())) {
            error(name, flavour, "inconsistent result: compliant " + result.isCompliant() + ", rules " + counts);
        }
        List<String> blocks = new ArrayList<>();
        first.forEach((rule, a) -> {
            failures++;
            blocks.add("FAIL " + name + " " + flavour.getId() + " " + rule.getClause() + "-" + rule.getTestNumber()
                    + " " + counts.get(rule) + " " + oneLine(a.getMessage())
                    + "\n     first: " + oneLine(a.getErrorMessage())
                    + "\n     at: " + oneLine(a.getLocation().getContext()));
        });
        blocks.sort(null);
        blocks.forEach(OUT::println);
    }

    private static void error(String name, PDFAFlavour flavour, String why) {
        failures++;
        OUT.println("ERROR " + name + " " + flavour.getId() + " " + oneLine(why));
    }

    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        ValidationProfile profile = PROFILES.get(flavour);
        if (profile == null) {
            String resource = "/org/verapdf/pdfa/validation/" + PROFILE_RESOURCES.get(flavour);
            try (InputStream in = Profiles.class.getResourceAsStream(resource)) {
                profile = Profiles.profileFromXml(in);
            }
            PROFILES.put(flavour, profile);
        }
        return profile;
    }

    private static String oneLine(String s) {
        return s == null ? "-" : s.replaceAll("\\s+", " ").strip();
    }

    private Verapdf() {
    }
}
