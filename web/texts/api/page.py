"""What the page says that explains the interface for programs."""

from collections.abc import Mapping

from corpus import Said

API_PAGE: Mapping[str, Said] = {
    "api_title": Said("API สำหรับโปรแกรม", "The API for programs"),
    "api_lead": Said(
        "ทุกคำตอบเป็น JSON และบอกรุ่นของดัชนี แบบจำลอง และฉบับของเกณฑ์ "
        "รายการขอเป็น CSV ได้ด้วย Accept: text/csv หรือต่อท้ายที่อยู่ด้วย .csv",
        "Every answer is JSON and tells the generation of the index, the model and the edition of the criteria. "
        "Lists come as CSV by Accept: text/csv, or with .csv behind the address.",
    ),
    "api_document": Said("เอกสาร OpenAPI 3.1", "The OpenAPI 3.1 document"),
    "api_addresses": Said("ที่อยู่", "Addresses"),
    "api_parameter": Said("พารามิเตอร์", "Parameter"),
    "api_meaning": Said("ความหมาย", "Meaning"),
    "api_default": Said("ค่าเริ่มต้น {value}", "default {value}"),
    "api_repeatable": Said("ส่งซ้ำได้", "repeatable"),
    "api_answers": Said("สถานะที่ตอบ", "Statuses"),
    "api_problems": Said("ปัญหาที่บอกเป็น application/problem+json", "Problems, told as application/problem+json"),
}
