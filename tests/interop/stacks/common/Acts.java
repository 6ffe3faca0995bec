import java.net.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;

/// What a program does by itself: the query of a request's target (?act=text:hi,close:1000&after=200) or words of a
/// client's line (text:hi close:1000 after=200), each percent-encoded. All are played in order, `after` milliseconds from
/// open.
final class Acts {
    interface Doing {
        void does(String what, String value) throws Exception; // "text" (of which "big" is one) "ping" "close" "drop"
    }

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "acts");
        thread.setDaemon(true);
        return thread;
    });
    private final List<String> acts = new ArrayList<>();
    private long after;

    static Acts ofQuery(String query) {
        return new Acts().read(query == null ? List.of() : List.of(query.split("&")));
    }

    static Acts ofWords(List<String> words) { return new Acts().read(words); }

    private Acts read(List<String> words) {
        for (String word : words) {
            if (word.startsWith("after=")) after = Long.parseLong(word.substring(6));
            else if (word.startsWith("act=")) acts.addAll(List.of(word.substring(4).split(",")));
            else if (!word.contains("=")) acts.addAll(List.of(word.split(",")));
        }
        return this;
    }

    void play(Doing doing) {
        if (!acts.isEmpty()) TIMER.schedule(() -> perform(doing), after, TimeUnit.MILLISECONDS);
    }

    private void perform(Doing doing) {
        for (String act : acts) {
            String[] parts = act.split(":", 2);
            try {
                String value = parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "";
                if (parts[0].equals("big")) doing.does("text", "x".repeat(Integer.parseInt(value)));
                else doing.does(parts[0], value);
            } catch (Exception closedMeanwhile) {
                System.err.println(act + ": " + closedMeanwhile);
            }
        }
    }

    interface Dial {
        void dial(String name, URI url, Acts acts);
    }

    /// Calls dial for each line "NAME URL [act...]" of standard input, each on a thread of its own.
    static void dials(Dial dial) {
        Scanner lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            List<String> words = List.of(lines.nextLine().trim().split("\\s+"));
            if (words.size() < 2) continue;
            Thread thread = new Thread(() ->
                dial.dial(words.get(0), URI.create(words.get(1)), ofWords(words.subList(2, words.size()))));
            thread.setDaemon(true);
            thread.start();
        }
    }

    /// The version in a class's own jar, "10.1.60".
    static String version(Class<?> of) throws Exception {
        String jar = Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI()).toRealPath().getFileName().toString();
        return jar.replaceAll("^.*?-([0-9][0-9.]*[0-9]).*$", "$1");
    }
}
