package dev.hushcell.samples.crm.pastcall;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds past calls, before, while and after their columns are encrypted. */
@Service
public class CallHistory {
  private final PastCalls calls;
  private final TransactionTemplate alone;

  CallHistory(PastCalls calls, PlatformTransactionManager transactions) {
    this.calls = calls;
    this.alone = new TransactionTemplate(transactions);
    alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    alone.setReadOnly(true);
  }

  /**
   * Returns the newest calls with a number, in a transaction of their own: one that meets the
   * moment in which the columns are exchanged is told to begin again, and this one can.
   */
  public List<PastCall> with(@Nullable String phone) {
    if (phone == null) {
      return List.of();
    }
    try {
      return read(phone);
    } catch (TransientDataAccessException e) {
      return read(phone);
    }
  }

  private List<PastCall> read(String phone) {
    return alone.execute(status -> calls.findTop20ByPhoneOrderByOccurredDesc(phone));
  }
}
