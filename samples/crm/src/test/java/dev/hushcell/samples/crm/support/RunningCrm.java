package dev.hushcell.samples.crm.support;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The application in a process of its own, as a user starts it. */
public final class RunningCrm implements AutoCloseable {
  public static final String PASSWORD = "hush-hush-sign-in";
  public static final String MAIL_PASSWORD = "hush-hush-mailbox";

  /** System property with other options of the JVM, for who measures. */
  public static final String JAVA_OPTIONS = "crm.java.options";

  private static final String QUICK_TO_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx400m";
  private static final String MAIN = "dev.hushcell.samples.crm.Crm";
  private static final Pattern READY =
      Pattern.compile("Harbour CRM is at (\\S+)|takes passwords on port (\\d+)");
  private static final int START_SECONDS = 180;

  private final Process process;
  private final Path log;
  private final String place;

  private RunningCrm(Process process, Path log, String place) {
    this.process = process;
    this.log = log;
    this.place = place;
  }

  /** Starts the classes of this build. */
  public static RunningCrm start(Path home, List<String> arguments) throws IOException {
    return start(home, classPath(""), arguments);
  }

  /**
   * Starts the classes of this build, without the jars or directories whose names contain a text.
   */
  public static RunningCrm startWithout(String left, Path home, List<String> arguments)
      throws IOException {
    return start(home, classPath(left), arguments);
  }

  /** Starts the classes of this build, with the pages that tests add. */
  public static RunningCrm startWithPagesOfTests(Path home, List<String> arguments)
      throws IOException {
    return start(home, allClasses(), arguments);
  }

  private static RunningCrm start(Path home, String classPath, List<String> arguments)
      throws IOException {
    return launch(home, List.of("-cp", classPath, MAIN), arguments);
  }

  /** Starts an executable jar. */
  public static RunningCrm startJar(Path jar, Path home, List<String> arguments)
      throws IOException {
    return launch(home, List.of("-jar", jar.toString()), arguments);
  }

  private static RunningCrm launch(Path home, List<String> program, List<String> arguments)
      throws IOException {
    Files.createDirectories(home.getParent());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty(JAVA_OPTIONS, QUICK_TO_START).split(" ")));
    command.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.timezone=UTC"));
    command.addAll(program);
    command.add("--crm.home=" + home);
    command.add("--server.port=0");
    command.add("--crm.demonstration.password=" + PASSWORD);
    command.add("--crm.demonstration.mail-password=" + MAIL_PASSWORD);
    command.add("--crm.router.poll=500ms");
    command.addAll(arguments);
    Path log = Files.createTempFile(home.getParent(), "output", ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    return new RunningCrm(process, log, awaitReady(process, log));
  }

  private static String allClasses() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static String classPath(String left) {
    return Arrays.stream(allClasses().split(File.pathSeparator))
        .filter(each -> left.isEmpty() || !each.contains(left))
        .filter(each -> !each.contains("test-classes") && !each.endsWith("/test"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String awaitReady(Process process, Path log) throws IOException {
    CompletableFuture<String> ready = new CompletableFuture<>();
    Thread reader = new Thread(() -> read(process, log, ready), "output of the application");
    reader.setDaemon(true);
    reader.start();
    try {
      return ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IOException("the application did not start:\n" + Files.readString(log), e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void read(Process process, Path log, CompletableFuture<String> ready) {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var out = Files.newBufferedWriter(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        out.write(line + "\n");
        out.flush();
        Matcher found = READY.matcher(line);
        if (found.find()) {
          ready.complete(found.group(1) == null ? found.group(2) : found.group(1));
        }
      }
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
    ready.completeExceptionally(new IOException("the process ended"));
  }

  /** Returns its address, with a slash at the end; of a router alone, the port it listens on. */
  public String place() {
    return place;
  }

  /** Returns what it printed. */
  public String printed() throws IOException {
    return Files.readString(log);
  }

  /** Ends it at once, as a power failure would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Ends it as its user would. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
