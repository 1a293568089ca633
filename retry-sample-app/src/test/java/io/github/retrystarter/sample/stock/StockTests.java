package io.github.retrystarter.sample.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

@SpringBootTest(webEnvironment = WebEnvironment.NONE, properties = "sample.run-on-start=false")
class StockTests {

    @Autowired
    private Stock stock;

    @Autowired
    private ItemRepository items;

    @Autowired
    private MeterRegistry meters;

    @Test
    void whatIsOutOfStockIsAskedForOnce() {
        items.save(new Item("teapot", 3));
        assertThatExceptionOfType(OutOfStockException.class)
                .isThrownBy(() -> stock.reserve("teapot", 4))
                .withMessage("4 of teapot wanted, 3 available");
        assertThat(stock.reserved("teapot")).isZero();
        assertThat(meters.get("retry.attempts")
                        .tags("exception", "OutOfStockException")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theLastPiecesCanBeReserved() {
        items.save(new Item("cup", 3));
        stock.reserve("cup", 3);
        assertThat(stock.reserved("cup")).isEqualTo(3);
        assertThat(items.findById("cup")).get().returns(0L, Item::available);
    }
}
