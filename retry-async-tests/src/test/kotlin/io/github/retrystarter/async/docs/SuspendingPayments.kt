// SPDX-License-Identifier: Apache-2.0
package io.github.retrystarter.async.docs

import io.github.retrystarter.annotation.RetryOnError
import java.io.IOException
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.delay

data class Order(val id: String)

data class Receipt(val id: String, val text: String)

open class SuspendingPayments {
    private val gateway = Gateway()

    open fun calls() = gateway.calls.get()

    @RetryOnError(backoff = "payments", fallback = "queueForLater")
    open suspend fun charge(order: Order): Receipt = gateway.charge(order)

    suspend fun queueForLater(order: Order, failure: IOException): Receipt = Receipt(order.id, "queued after: ${failure.message}")
}

/** Fails for ever. */
class Gateway {
    val calls = AtomicInteger()

    suspend fun charge(order: Order): Receipt {
        val call = calls.incrementAndGet()
        delay(1)
        throw IOException("no answer for ${order.id} in call $call")
    }
}
