package dev.hushcell.samples.crm.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser without a window. */
final class Chromium implements AutoCloseable {
  static final boolean NIGHTLY = Boolean.getBoolean("dev.hushcell.nightly");

  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SHOTS = Path.of("target", "screenshots");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int HIGHEST_SHOT = 3000;

  private final ChromeDriver driver;
  private final String address;
  private int clicks;

  private Chromium(ChromeDriver driver, String address) {
    this.driver = driver;
    this.address = address.replaceAll("/$", "");
  }

  /** Skips the test that asks where there is no browser. */
  static void assumeInstalled() {
    assumeTrue(
        Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER),
        "no browser to test with: apt-get install -y chromium chromium-driver");
  }

  static Chromium open(String address) {
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File(DRIVER.toString()))
            .usingAnyFreePort()
            .build();
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(BROWSER.toString())
            .addArguments(
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    return new Chromium(new ChromeDriver(service, options), address);
  }

  /** Sets the size of the window and whether the user prefers dark pages. */
  void look(int width, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Shows pages as they are printed, or as they are seen again. */
  void paper(boolean printed) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", printed ? "print" : "screen"));
  }

  void signIn(String user, String password) {
    go("/login");
    type("#username", user);
    type("#password", password);
    clickThrough("button[type=submit]"); // whoever closes the page before is not signed in
    await("h1");
  }

  void go(String path) {
    driver.get(address + path);
  }

  /** Clicks what is found, once more where the page was loaded anew in between. */
  void click(String selector) {
    clicks++;
    waiting()
        .until(
            each -> {
              each.findElement(By.cssSelector(selector)).click();
              return true;
            });
  }

  /** Clicks, and waits until the page is another one. */
  void clickThrough(String selector) {
    run("document.body.dataset.before = ''");
    click(selector);
    awaitGone("body[data-before]");
  }

  /** Follows the link that reads so. */
  void follow(String text) {
    clicks++;
    waiting().until(each -> each.findElement(By.linkText(text))).click();
  }

  /** Returns how often something was clicked or followed. */
  int clicks() {
    return clicks;
  }

  void type(String selector, String text) {
    WebElement field = await(selector);
    field.clear();
    field.sendKeys(text);
  }

  void press(CharSequence keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  WebElement await(String selector) {
    return waiting().until(each -> each.findElement(By.cssSelector(selector)));
  }

  /** Waits until something is not there any more. */
  void awaitGone(String selector) {
    waiting().until(each -> count(selector) == 0);
  }

  void awaitText(String text) {
    waiting().until(each -> shows(text));
  }

  /** Tells whether the page has a text; it has none while the browser exchanges it for another. */
  private boolean shows(String text) {
    try {
      return text().contains(text);
    } catch (WebDriverException failure) {
      if (String.valueOf(failure.getMessage()).contains("does not belong to the document")) {
        return false;
      }
      throw failure;
    }
  }

  /** Waits for a text on a page that does not change by itself. */
  void awaitTextAt(String path, String text) {
    waiting()
        .until(
            each -> {
              go(path);
              return text().contains(text);
            });
  }

  private WebDriverWait waiting() {
    WebDriverWait wait = new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS);
    wait.ignoring(org.openqa.selenium.StaleElementReferenceException.class);
    wait.ignoring(org.openqa.selenium.ElementClickInterceptedException.class);
    return wait;
  }

  /** Clicks twice at once, as impatient people do. */
  void doubleClick(String selector) {
    new Actions(driver).doubleClick(await(selector)).perform();
  }

  /** Drags something to another place. */
  void drag(String from, String to) {
    new Actions(driver).dragAndDrop(await(from), await(to)).perform();
  }

  void back() {
    driver.navigate().back();
  }

  /** Does something in a second tab of the same session. */
  void besides(Runnable task) {
    String here = driver.getWindowHandle();
    driver.switchTo().newWindow(WindowType.TAB);
    task.run();
    driver.close();
    driver.switchTo().window(here);
  }

  /** Ends the session, as far as this browser knows of one. */
  void forgetCookies() {
    driver.manage().deleteAllCookies();
  }

  /** Takes the network away, or gives it back. */
  void network(boolean there) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand(
        "Network.emulateNetworkConditions",
        Map.of("offline", !there, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
  }

  /** Lets pages write to the clipboard, as a user's click does in a window that is seen. */
  void allowCopying() {
    driver.executeCdpCommand(
        "Browser.grantPermissions",
        Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
  }

  String value(String selector) {
    return String.valueOf(await(selector).getDomProperty("value"));
  }

  int count(String selector) {
    return driver.findElements(By.cssSelector(selector)).size();
  }

  String text() {
    return driver.findElement(By.tagName("body")).getText();
  }

  String path() {
    return driver.getCurrentUrl().substring(address.length());
  }

  /** Returns what the heading of the page says, without the sign behind it. */
  String heading() {
    return String.valueOf(
        run(
            """
            const heading = document.querySelector("h1").cloneNode(true);
            heading.querySelectorAll(".lock, .clear").forEach((sign) => sign.remove());
            return heading.textContent.trim();
            """));
  }

  Object run(String script) {
    return driver.executeScript(script);
  }

  /** Returns what is wrong with the page for those who cannot use it as others do. */
  @SuppressWarnings("unchecked")
  List<String> examine() throws IOException {
    try (InputStream in = Chromium.class.getResourceAsStream("examine.js")) {
      String script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return (List<String>) driver.executeScript(script);
    }
  }

  /** Returns what axe finds: the rules that are broken, and by what. */
  @SuppressWarnings("unchecked")
  List<String> axe() throws IOException {
    try (InputStream in = Chromium.class.getResourceAsStream("/axe.min.js")) {
      driver.executeScript(
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<String>)
        driver.executeAsyncScript(
            """
            const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ["violations"] })
              .then((found) => done(found.violations.flatMap((rule) =>
                rule.nodes.map((node) => rule.id + ": " + node.html.slice(0, 120)))))
              .catch((e) => done([String(e)]));
            """);
  }

  /** Returns what the browser complained about since it was last asked. */
  List<String> complaints() {
    List<String> all = new ArrayList<>();
    for (LogEntry each : driver.manage().logs().get("browser")) {
      if (each.getLevel().intValue() >= Level.WARNING.intValue()) {
        all.add(each.getMessage());
      }
    }
    return all;
  }

  /** Keeps a picture of the whole page under target/screenshots, for who looks at them later. */
  void shoot(String name) throws IOException {
    if (!NIGHTLY) {
      return;
    }
    long width = ((Number) run("return innerWidth")).longValue();
    long height =
        ((Number) run("return Math.max(document.documentElement.scrollHeight, innerHeight)"))
            .longValue();
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of(
                "captureBeyondViewport",
                true,
                "clip",
                Map.of(
                    "x",
                    0,
                    "y",
                    0,
                    "width",
                    width,
                    "height",
                    Math.min(height, HIGHEST_SHOT),
                    "scale",
                    1)));
    Files.createDirectories(SHOTS);
    Files.write(
        SHOTS.resolve(name + ".png"), Base64.getDecoder().decode((String) shot.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
