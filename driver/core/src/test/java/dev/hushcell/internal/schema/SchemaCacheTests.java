package dev.hushcell.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.model.LetterCase;
import dev.hushcell.internal.model.PresumedLetters;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.plan.SchemaView.Relation;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import dev.hushcell.testing.StillLedger;
import dev.hushcell.testing.TestFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SchemaCacheTests {
  private static final TableName CONTACT = new TableName("crm", "contact");

  private final AtomicLong nanos = new AtomicLong();
  private final Altered database = new Altered();
  private final Silenced facts = new Silenced(new TestFacts(database));
  private final StillLedger ledger = new StillLedger();
  private final SchemaCache cache =
      new SchemaCache(
          facts, nanos::get, ledger, new Reach(PostgresRules.RULES, TrustedObjects.nothing()));

  /** A session that was ended while it asked has not asked for the others. */
  @Test
  void asksAgainAfterAnAnswerThatDidNotArrive() {
    database.columns = List.of("id", "email");
    assertThat(columns()).containsExactly("id", "email");
    nanos.addAndGet(Duration.ofSeconds(11).toNanos());
    database.isGone = true;
    assertThatThrownBy(() -> cache.renew(cache.nanoClock.getAsLong()))
        .isInstanceOf(IllegalStateException.class);
    database.isGone = false;
    database.columns = List.of("id", "email", "name");
    cache.renew(cache.nanoClock.getAsLong());
    assertThat(columns()).containsExactly("id", "email", "name");
  }

  @Test
  void whatIsKnownHoldsForItsLeaseAndThenNothingIsGuessed() {
    assertThat(columns()).isEmpty();
    facts.isSilent = true;
    nanos.addAndGet(Duration.ofSeconds(9).toNanos());
    cache.renew(cache.nanoClock.getAsLong());
    assertThat(columns()).isEmpty();
    assertThatThrownBy(() -> cache.columnsCalled(Set.of("email"))).hasMessageContaining("HC-4098");
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThatThrownBy(() -> cache.renew(cache.nanoClock.getAsLong()))
        .hasMessageContaining("HC-4098");
    facts.isSilent = false;
    assertThatThrownBy(() -> cache.renew(cache.nanoClock.getAsLong()))
        .as("just failed")
        .hasMessageContaining("HC-4098");
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    cache.renew(cache.nanoClock.getAsLong());
    assertThat(columns()).isEmpty();
  }

  @Test
  void whoAnswersFromElsewhereMakesEverythingBeForgotten() {
    assertThat(columns()).isEmpty();
    long version = cache.version();
    database.columns = List.of("id");
    database.standing = "another server";
    cache.columnsCalled(Set.of("email"));
    assertThat(cache.version()).isNotEqualTo(version);
    assertThat(cache.standing()).isEqualTo("another server");
    assertThat(columns()).containsExactly("id");
  }

  /** They stay as they are while a server runs, and the question is a long one. */
  @Test
  void lettersAreAskedForOnceOfEachServer() {
    assertThat(cache.texts().letterCase()).contains(PresumedLetters.PAIRS);
    cache.forget();
    assertThat(cache.texts().letterCase()).contains(PresumedLetters.PAIRS);
    assertThat(database.letters).isOne();
    database.standing = "another server";
    cache.columnsCalled(Set.of("email"));
    assertThat(cache.texts().letterCase()).contains(PresumedLetters.PAIRS);
    assertThat(database.letters).isEqualTo(2);
  }

  @Test
  void withoutAnAnswerNothingIsKnownOfLettersUntilOthersAreAskedAgainToo() {
    facts.isSilent = true;
    assertThat(cache.texts().letterCase()).isEmpty();
    facts.isSilent = false;
    assertThat(cache.texts().letterCase()).isEmpty();
    cache.forget();
    assertThat(cache.texts().letterCase()).contains(PresumedLetters.PAIRS);
  }

  @Test
  void whatOneSessionSeesIsForgottenWithWhatAllSee() {
    SchemaCache own = cache.apart(Facts.of(database));
    assertThat(own.relation(CONTACT).orElseThrow().columns()).isEmpty();
    database.columns = List.of("id");
    long version = own.version();
    assertThat(own.relation(CONTACT).orElseThrow().columns()).isEmpty();
    cache.forget();
    assertThat(own.version()).isNotEqualTo(version);
    assertThat(own.relation(CONTACT).orElseThrow().columns()).containsExactly("id");
    assertThat(cache.version()).isNotEqualTo(own.version());
  }

  /** All sessions ask on one connection, and many want to know the same after a change. */
  @Test
  void whoWaitedForHisTurnTakesTheAnswerThatAnotherGotMeanwhile() {
    database.columns = List.of("id");
    facts.meanwhile = () -> assertThat(columns()).containsExactly("id");
    assertThat(columns()).containsExactly("id");
    assertThat(database.asked).isOne();
  }

  /** A record is there before its column, so what is read afterwards has it. */
  @Test
  void whatIsProtectedIsReadOnceAfterAllTablesThatAPlanLookedAt() {
    columns();
    cache.relation(new TableName("crm", "other"));
    assertThat(ledger.refreshed).hasValue(0);
    cache.settle();
    cache.settle();
    assertThat(ledger.refreshed).hasValue(1);
    columns();
    cache.settle();
    assertThat(ledger.refreshed).as("nothing was looked at").hasValue(1);
    cache.forget();
    columns();
    cache.settle();
    assertThat(ledger.refreshed).hasValue(2);
  }

  @Test
  void aNameThatNoTextHadHasWhatIsProtectedReadAgain() {
    cache.meet(Set.of("red_v"));
    cache.settle();
    cache.meet(Set.of("red_v"));
    cache.settle();
    assertThat(ledger.refreshed).hasValue(1);
  }

  @Test
  void sourcesAreLookedAtOnceForWhatIsProtectedAndForWhatSteers() {
    cache.reaching(Set.of("contact"));
    cache.reaching(PostgresRules.RULES.sessionFunctions());
    assertThat(database.looks).isOne();
  }

  private List<String> columns() {
    return cache.relation(CONTACT).orElseThrow().columns();
  }

  /** Cannot be asked at times, and has another ask first at others. */
  private static final class Silenced implements Facts {
    private final Facts facts;
    private boolean isSilent;
    private Runnable meanwhile = () -> {};

    Silenced(Facts facts) {
      this.facts = facts;
    }

    @Override
    public <T> Answer<T> ask(Function<InformationSchema, T> question) {
      if (isSilent) {
        throw SchemaFault.NOBODY_TO_ASK.fault("nobody answers");
      }
      Runnable before = meanwhile;
      meanwhile = () -> {};
      before.run();
      return facts.ask(question);
    }
  }

  /** A table that others alter. */
  private static final class Altered implements InformationSchema {
    private List<String> columns = List.of();
    private boolean isGone;
    private int asked;
    private int looks;
    private int letters;
    private String standing = "here";

    @Override
    public Optional<Relation> relation(String schema, String name) {
      if (isGone) {
        throw new IllegalStateException("the connection is gone");
      }
      asked++;
      return Optional.of(new Relation(CONTACT, columns, true));
    }

    @Override
    public Naming naming() {
      return Naming.of(new Naming.Letters(Naming.Unquoted.LOWER));
    }

    @Override
    public void requireSupportedSettings() {}

    @Override
    public String collation(String schema) {
      return "";
    }

    @Override
    public Optional<LetterCase> letterCase() {
      letters++;
      return Optional.of(PresumedLetters.PAIRS);
    }

    @Override
    public SessionState session() {
      return new SessionState(
          "crm", List.of(), Set.of(), "UTC", "", "", true, SessionState.Sight.of(standing));
    }

    @Override
    public Set<String> primaryKey(TableName table) {
      return Set.of();
    }

    @Override
    public List<ColumnName> columnsCalled(Set<String> names) {
      return List.of();
    }

    @Override
    public List<Source> sources() {
      looks++;
      return List.of();
    }
  }
}
